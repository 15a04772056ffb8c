package rails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.schema.AskedSource;
import dev.railsk.image.Revision;
import dev.railsk.source.IgnoredColumns;
import dev.railsk.source.MigrationFile;
import dev.railsk.source.Operation;
import dev.railsk.source.SourceManifest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real images are asked for their Ruby code, and a deploy without a checkout is judged by what they say. */
@OnARealNode
class SourceOfImageNodeIT {

    private static final String DROP = "db/post_migrate/20260202000001_remove_legacy_from_posts.rb";

    private final RealNode node = new RealNode();
    private final Environment idle = node.alone(app -> app.worker("idle", worker -> worker.command("sleep", "600")));
    private final List<DeployEvent> events = new ArrayList<>();

    @AfterEach
    void close() {
        node.close();
    }

    private DeployReport deploy(String revision) {
        return node.deploy(idle, revision, DeployOptions.DEFAULT.sourceOfImage(), events::add);
    }

    private List<String> jobs() {
        return node.client().batch().v1().jobs().inNamespace(node.namespace()).list().getItems().stream()
                .map(job -> job.getMetadata().getName())
                .toList();
    }

    @Test
    void tellsItsRubyCodeAndADropInUseIsRefusedByIt() {
        AskedSource asked = Deployer.on(node.cluster())
                .image(idle, Revision.of("v3"))
                .source(DeployOptions.DEFAULT, events::add, new Cancellation());

        SourceManifest source = asked.source().found().orElseThrow();
        assertThat(asked.report().warnings()).isEmpty();
        assertThat(source.misread()).isEmpty();
        assertThat(source.migrations()).extracting(MigrationFile::version).contains("20260101000001", "20260202000001");
        assertThat(source.migrations())
                .flatExtracting(MigrationFile::operations)
                .extracting(Operation::reason)
                .noneMatch(reason -> reason.contains("parser"));

        assertThat(deploy("v1").warnings()).anyMatch(warning -> warning.contains("was not asked for its Ruby code"));
        PreflightRefusedException refused = catchThrowableOfType(PreflightRefusedException.class, () -> deploy("v3"));
        assertThat(refused.findings()).anySatisfy(finding -> {
            assertThat(finding.id()).isEqualTo("drop-in-use");
            assertThat(finding.place()).startsWith(DROP + ":");
        });
        assertThat(deploy("v2").outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(Deployer.on(node.cluster())
                        .image(idle, Revision.of("v2"))
                        .source()
                        .source()
                        .found()
                        .orElseThrow()
                        .ignored())
                .extracting(IgnoredColumns::table)
                .contains("posts");
        assertThat(jobs()).isEmpty();
        assertThat(events)
                .noneMatch(event ->
                        event instanceof DeployEvent.LogLine line && line.line().contains("railsk-source"));
    }

    @Test
    void isRefusedWhereTheImageIsNotThereOrHasNoRuby() {
        deploy("v1");

        Finding absent = refused("nowhere", idle);
        assertThat(absent.id()).isEqualTo("source-not-told");
        assertThat(absent.fact())
                .contains("could not be asked for its Ruby code: ")
                .contains("image");
        assertThat(jobs()).isEmpty();

        String busybox = System.getenv("RAILSK_TEST_IMAGE");
        int colon = busybox.lastIndexOf(':');
        Environment rubyless = RailsApp.define("shop", app -> app.existingNamespace(node.namespace())
                        .image(busybox.substring(0, colon))
                        .security(security -> security.runAs(1001))
                        .noMigration()
                        .worker("idle", worker -> worker.command("sleep", "600")))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
        Finding without = refused(busybox.substring(colon + 1), rubyless);
        assertThat(without.fact()).contains("[program-missing]");
    }

    private Finding refused(String revision, Environment environment) {
        return catchThrowableOfType(
                        PreflightRefusedException.class,
                        () -> node.deploy(
                                environment, revision, DeployOptions.DEFAULT.sourceOfImage(), DeployListener.silent()))
                .findings()
                .get(0);
    }
}
