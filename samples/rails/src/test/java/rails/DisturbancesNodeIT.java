package rails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What befalls an app that does nothing wrong: its pods are moved, its node goes. */
@OnARealNode
class DisturbancesNodeIT {

    private static final Duration FROZEN = Duration.ofSeconds(60);

    private final RealNode node = new RealNode();
    private final Environment shop = node.shop(app -> {});

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void noRequestFailsWhileEveryPodIsEvicted() {
        node.deploy(shop, "v1", DeployListener.silent());

        Load load = Load.during(node.url(), () -> node.pods("web").forEach(pod -> {
            // The budget refuses one as long as the pod that replaces the last is not ready.
            while (!node.client().pods().resource(pod).evict()) {
                pause(Duration.ofMillis(200));
            }
            node.client().pods().resource(pod).waitUntilCondition(gone -> gone == null, 60, TimeUnit.SECONDS);
        }));

        assertThat(load.answers()).hasSizeGreaterThan(100);
        assertThat(load.failures()).isEmpty();
    }

    @Test
    void aNodeThatIsLostInARolloutIsNamedAndWaitedFor() {
        node.deploy(shop, "v1", DeployListener.silent());
        List<DeployEvent> events = Collections.synchronizedList(new ArrayList<>());
        List<Thread> thawing = new ArrayList<>();

        DeployReport report = node.deploy(shop, "v2", event -> {
            events.add(event);
            boolean isOfWeb = event instanceof DeployEvent.WorkloadChanged changed
                    && changed.status().workload().equals("web");
            if (isOfWeb && thawing.isEmpty()) {
                signal("STOP");
                Thread later = new Thread(() -> {
                    pause(FROZEN);
                    signal("CONT");
                });
                thawing.add(later);
                later.start();
            }
        });

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(events)
                .filteredOn(event -> event instanceof DeployEvent.ProblemSeen)
                .anySatisfy(event -> assertThat(
                                ((DeployEvent.ProblemSeen) event).cause().message())
                        .containsIgnoringCase("not ready"));
    }

    /** To the kubelet, which runs on this machine. */
    private static void signal(String name) {
        Path home = Path.of(System.getenv()
                .getOrDefault("RAILSK_REALNODE_HOME", System.getProperty("user.home") + "/.cache/railsk-realnode"));
        try {
            String process = Files.readString(home.resolve("run/kubelet.pid")).strip();
            int code = new ProcessBuilder("kill", "-" + name, process)
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(code).isZero();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
