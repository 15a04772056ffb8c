package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.html.HtmlReport;
import dev.railsk.image.Revision;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Smoke checks over real HTTP behind a deploy to a real API server; what answers is a server in this process. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_CONTEXT",
        matches = ".+",
        disabledReason = "RAILSK_TEST_CONTEXT names no kubeconfig context to test on")
class SmokeIT {

    private final String namespace = "railsk-smoke-" + Long.toString(System.nanoTime(), 36);
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
            .open();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<DeployEvent> events = new ArrayList<>();
    private HttpServer server;
    private volatile int goodFrom;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/up", exchange -> {
            boolean isGood = asked.incrementAndGet() >= goodFrom;
            byte[] body = (isGood ? "ok" : "<h1>no available server</h1>").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isGood ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void delete() {
        server.stop(0);
        ObjectRef own = new ObjectRef(ObjectKind.NAMESPACE, "", namespace);
        cluster.get(own).ifPresent(live -> cluster.delete(own, DeleteOptions.of(live)));
        cluster.close();
    }

    private Environment shop() {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/up";
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .namespace(namespace)
                        .noMigration()
                        .web(web -> web.replicas(1))
                        .smoke("up", up -> up.get(address).text("ok").tries(3).pause(Duration.ofSeconds(1))))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private DeployReport deploy(String revision) {
        events.clear();
        asked.set(0);
        return Deployer.on(cluster)
                .deploy(shop(), Revision.of(revision), DeployOptions.DEFAULT, events::add, new Cancellation());
    }

    @Test
    void waitsForTheAnswerAndFailsWithoutIt() {
        goodFrom = 3;

        DeployReport report = deploy("v1");

        assertThat(report.smokes()).extracting(SmokeRun::tries).containsExactly(3);
        assertThat(report.steps().stream().map(step -> step.step().label())).contains("smoke");

        goodFrom = 4;
        SmokeFailedException end = catchThrowableOfType(SmokeFailedException.class, () -> deploy("v2"));

        assertThat(end.causes().get(0).message()).contains("answered 503, and not 200; it was asked 3 times");
        assertThat(end.causes().get(0).logLines()).containsExactly("<h1>no available server</h1>");
        assertThat(Deployer.on(cluster).history(shop()))
                .extracting(release -> release.ending().outcome().orElseThrow())
                .containsExactly(DeployReport.Outcome.SMOKE_FAILED, DeployReport.Outcome.SUCCEEDED);
        assertThat(HtmlReport.of(end, events).text())
                .contains("&lt;h1&gt;no available server&lt;/h1&gt;", "<svg ", "smoke-failed");

        goodFrom = 1;
        asked.set(0);
        DeployReport back = Deployer.on(cluster)
                .rollback(shop(), DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation());

        assertThat(back.revision()).isEqualTo("v1");
        assertThat(back.smokes()).extracting(SmokeRun::state).containsExactly(SmokeRun.State.PASSED);
    }
}
