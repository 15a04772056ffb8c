package dev.railsk.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployException;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.html.HtmlReport;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.image.Revision;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/embedding.md shows. */
class EmbeddingTest {

    private static final RailsApp SHOP =
            RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop").web(web -> web.host("shop.example")));

    private final List<String> told = new ArrayList<>();

    private DeployReport deploy(Cluster cluster, Cancellation cancellation) {
        DeployOptions options = DeployOptions.DEFAULT.timeout(Duration.ofMinutes(5));
        try {
            return Deployer.on(cluster)
                    .deploy(SHOP.environment("default"), Revision.of("abcd123"), options, this::tell, cancellation);
        } catch (DeployException e) {
            return e.report();
        }
    }

    private void tell(DeployEvent event) {
        if (event instanceof DeployEvent.StepStarted started) {
            told.add(started.step().label());
        } else if (event instanceof DeployEvent.ProblemSeen problem) {
            told.add(problem.workload() + ": " + problem.cause().reason());
        }
    }

    private static String line(DeployEvent event) {
        return DeployJson.of(event).toJsonLine();
    }

    private static void write(DeployException failure, List<DeployEvent> events, Path file) throws IOException {
        HtmlReport.of(failure, events).write(file);
    }

    @Test
    void becomesAPage(@TempDir Path folder) throws IOException {
        List<DeployEvent> events = new ArrayList<>();
        FakeCluster cluster = FakeCluster.start().workload("web", Outcome.imageMissing());
        DeployException failure = catchThrowableOfType(DeployException.class, () -> Deployer.on(cluster)
                .deploy(
                        SHOP.environment("default"),
                        Revision.of("abcd123"),
                        DeployOptions.DEFAULT,
                        events::add,
                        new Cancellation()));

        write(failure, events, folder.resolve("deploy.html"));

        assertThat(folder.resolve("deploy.html")).content().contains("image-not-found", "<svg ");
    }

    @Test
    void goesOnAsJson() {
        assertThat(line(new DeployEvent.Warning(Instant.EPOCH, "a warning")))
                .isEqualTo("{\"schema\":\"railsk/1\",\"kind\":\"event\",\"event\":\"warning\","
                        + "\"at\":\"1970-01-01T00:00:00Z\",\"message\":\"a warning\"}");
    }

    @Test
    void tellsAsItHappens() {
        DeployReport report = deploy(FakeCluster.start(), new Cancellation());

        assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThat(told)
                .containsExactly(
                        "preflight",
                        "lock",
                        "dry run",
                        "record",
                        "inventory (before)",
                        "config",
                        "apply",
                        "inventory (after)",
                        "await",
                        "migrate (after)");
    }

    @Test
    void aFailureIsAReportToo() {
        DeployReport report = deploy(FakeCluster.start().workload("web", Outcome.imageMissing()), new Cancellation());

        assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.ROLLOUT_FAILED);
        assertThat(told).contains("web: ErrImagePull");
    }

    @Test
    void canBeStopped() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThat(deploy(FakeCluster.start(), cancellation).outcome()).isEqualTo(DeployReport.Outcome.CANCELLED);
    }
}
