package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.Kubeconfig;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What people do every day with an app that is deployed, on a real node. */
@EnabledIfEnvironmentVariable(
        named = "RAILSK_TEST_IMAGE",
        matches = ".+:.+",
        disabledReason = "RAILSK_TEST_IMAGE names no image that a real node has")
class DailyHabitNodeIT {

    private final String image = System.getenv().getOrDefault("RAILSK_TEST_IMAGE", "none:none");
    private final Revision revision = Revision.of(image.substring(image.lastIndexOf(':') + 1));
    private final String namespace = "railsk-daily-" + Long.toString(System.nanoTime(), 36);
    private final List<DeployEvent> events = new ArrayList<>();
    private final Environment environment = RailsApp.define("shop", app -> app.image(
                            image.substring(0, image.lastIndexOf(':')))
                    .namespace(namespace)
                    .security(security -> security.runAs(1001))
                    .noMigration()
                    .worker("one", worker -> worker.replicas(1)
                            .command("sh", "-c", "echo one works; trap exit TERM; while true; do sleep 1; done")))
            .environment(RailsApp.DEFAULT_ENVIRONMENT);
    private final Cluster cluster = Kubeconfig.of(System.getenv(), Path.of(System.getProperty("user.home")))
            .withContext(System.getenv().getOrDefault("RAILSK_TEST_CONTEXT", ""))
            .open();
    private final Deployer deployer = Deployer.on(cluster);

    @BeforeEach
    void deploy() {
        assertThat(deployer.deploy(environment, revision).outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @AfterEach
    void delete() {
        ObjectRef own = new ObjectRef(ObjectKind.NAMESPACE, "", namespace);
        cluster.get(own).ifPresent(live -> cluster.delete(own, DeleteOptions.of(live)));
        cluster.close();
    }

    private ProgramEnd run(String script) {
        return deployer.run(environment, revision, List.of("sh", "-c", script), events::add, new Cancellation());
    }

    @Test
    void readsLogs() {
        List<String> lines = new ArrayList<>();

        deployer.logs(environment, LogQuery.ALL.tail(5), line -> lines.add(line.line()), new Cancellation());

        assertThat(lines).contains("one works");
    }

    @Test
    void followsLogsUntilSomebodyStops() {
        Cancellation cancellation = new Cancellation();
        List<String> lines = new ArrayList<>();

        deployer.logs(
                environment,
                LogQuery.ALL.tail(5).follow(),
                line -> {
                    lines.add(line.line());
                    cancellation.cancel();
                    Thread.currentThread().interrupt();
                },
                cancellation);

        assertThat(lines).containsExactly("one works");
    }

    @Test
    void runsAProgramOnceAndEndsAsItDoes() {
        ProgramEnd end = run("echo hello; exit 7");

        assertThat(end.exitCode()).isEqualTo(7);
        assertThat(events)
                .filteredOn(DeployEvent.LogLine.class::isInstance)
                .extracting(event -> ((DeployEvent.LogLine) event).line())
                .containsExactly("hello");
    }

    @Test
    void restartsAndScales() {
        ObjectRef one = new ObjectRef(ObjectKind.DEPLOYMENT, namespace, "shop-one");

        DeployReport restarted =
                deployer.restart(environment, Optional.empty(), DeployOptions.DEFAULT, events::add, new Cancellation());
        DeployReport scaled = deployer.scale(
                environment, ScaleWish.of("one", 2), DeployOptions.DEFAULT, events::add, new Cancellation());

        assertThat(restarted.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(scaled.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(cluster.get(one)
                        .orElseThrow()
                        .content()
                        .at("status", "availableReplicas")
                        .integer())
                .contains(2L);
        assertThat(cluster.list(Selection.all(ObjectKind.REPLICA_SET, namespace))
                        .items())
                .hasSize(2);
        assertThat(deployer.deploy(environment, revision).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(cluster.get(one)
                        .orElseThrow()
                        .content()
                        .at("spec", "replicas")
                        .integer())
                .contains(1L);
        assertThat(deployer.deploy(environment, revision).isUnchanged()).isTrue();
    }
}
