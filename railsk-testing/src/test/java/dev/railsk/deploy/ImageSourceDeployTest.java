package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.source.MigrationFile;
import dev.railsk.source.SourceManifest;
import dev.railsk.source.SourceReader;
import dev.railsk.task.MigrationTiming;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Outcome;
import dev.railsk.testing.rails.RailsMigration;
import dev.railsk.testing.rails.RailsModel;
import dev.railsk.testing.rails.RailsRelease;
import dev.railsk.testing.rails.ScriptedRails;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Without a checkout, the image of a revision says what its Ruby code does to the database, and the deploy is judged by that. */
@Timeout(60)
class ImageSourceDeployTest {

    private static final String DROP = "20260301000001";

    private final RailsRelease v1 = RailsRelease.of("v1")
            .migration(RailsMigration.of("20260101000001", "CreatePosts").createTable("posts", "title", "legacy"))
            .model(RailsModel.of("Post", "posts").uses("title", "legacy"));
    private final RailsRelease v2 =
            v1.next("v2").model(RailsModel.of("Post", "posts").uses("title").ignores("legacy"));
    private final RailsRelease v3 =
            v2.next("v3").migration(RailsMigration.of(DROP, "DropLegacy").removeColumn("posts", "legacy", "string"));
    private final RailsRelease hasty = v1.next("hasty")
            .migration(RailsMigration.of(DROP, "DropLegacy").removeColumn("posts", "legacy", "string"))
            .model(RailsModel.of("Post", "posts").uses("title"));

    private final Environment environment = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                    .existingNamespace("shop")
                    .secret(Secrets.existing("shop-secrets", "DATABASE_URL"))
                    .web(web -> web.replicas(2)))
            .environment(RailsApp.DEFAULT_ENVIRONMENT);
    private final FakeCluster cluster = FakeCluster.ready(environment);
    private final ScriptedRails rails = ScriptedRails.of(v1, v2, v3, hasty).on(cluster);
    private final List<DeployEvent> events = new ArrayList<>();

    private DeployReport deploy(String revision, DeployOptions options) {
        return Deployer.on(cluster)
                .deploy(
                        environment,
                        Revision.of(revision),
                        options.migrate(MigrationTiming.AFTER),
                        events::add,
                        new Cancellation());
    }

    private DeployReport deploy(String revision) {
        return deploy(revision, DeployOptions.DEFAULT.sourceOfImage());
    }

    private DeployReport install() {
        return Deployer.on(cluster)
                .deploy(
                        environment,
                        Revision.of("v1"),
                        DeployOptions.DEFAULT.sourceOfImage().migrate(MigrationTiming.BEFORE),
                        events::add,
                        new Cancellation());
    }

    private List<Finding> refused(String revision) {
        return catchThrowableOfType(PreflightRefusedException.class, () -> deploy(revision))
                .findings();
    }

    private List<String> asked() {
        return events.stream()
                .filter(event -> event instanceof DeployEvent.TaskStarted started
                        && started.task().equals("probe"))
                .map(event -> ((DeployEvent.TaskStarted) event).job().name())
                .toList();
    }

    private List<String> probes() {
        return cluster.list(Selection.all(ObjectKind.JOB, "shop")).items().stream()
                .map(job -> job.ref().name())
                .filter(name -> name.contains("-probe-"))
                .toList();
    }

    @Test
    void refusesADropThatRunningCodeReadsWithFileAndLine() {
        install();
        int before = Deployer.on(cluster).history(environment).size();

        PreflightRefusedException refused =
                catchThrowableOfType(PreflightRefusedException.class, () -> deploy("hasty"));

        assertThat(refused.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("drop-in-use");
            assertThat(finding.place()).isEqualTo("db/migrate/" + DROP + "_drop_legacy.rb:3");
        });
        assertThat(refused).hasMessageContaining("nothing was written");
        assertThat(refused.report().isUnchanged()).isTrue();
        assertThat(asked()).containsExactly("shop-probe-hasty-1", "shop-probe-v1-1");
        assertThat(probes()).isEmpty();
        assertThat(Deployer.on(cluster).history(environment)).hasSize(before);
        assertThat(rails.broken()).isEmpty();
    }

    @Test
    void asksNothingInAFirstInstallAndSaysSo() {
        DeployReport report = install();

        assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThat(report.warnings())
                .contains("no release of shop is recorded as running in default, so the image of v1 was not asked for"
                        + " its Ruby code, and no migration was judged");
        assertThat(asked()).isEmpty();
    }

    @Test
    void recordsWhatTheImageSaidSoThatTheNextDeployAsksOneOnly() {
        install();
        deploy("v2");
        events.clear();

        DeployReport report = deploy("v3");

        assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThat(asked()).containsExactly("shop-probe-v3-1");
        assertThat(report.warnings()).noneMatch(warning -> warning.contains("not known"));
        assertThat(rails.columns("posts")).doesNotContain("legacy");
        assertThat(rails.broken()).isEmpty();
        assertThat(refused("v1")).extracting(Finding::id).contains("rollback-floor");
    }

    @Test
    void asksUnderTheLockBeforeTheRecord() {
        install();

        assertThat(deploy("v2").steps())
                .extracting(step -> step.step().label())
                .startsWith("preflight", "lock", "dry run", "probe (source)", "record");
    }

    @Test
    void readsTheSameFromAnImageAsFromACheckout(@TempDir Path folder) {
        SourceManifest told = Deployer.on(cluster)
                .image(environment, Revision.of("v3"))
                .source()
                .source()
                .found()
                .orElseThrow();

        assertThat(told).isEqualTo(SourceReader.read(v3.checkout(folder)));
        assertThat(told.migrations()).extracting(MigrationFile::version).containsExactly("20260101000001", DROP);
    }

    @Test
    void tellsNobodyTheLinesOfTheAnswer() {
        install();
        deploy("v2");

        assertThat(events)
                .noneMatch(event ->
                        event instanceof DeployEvent.LogLine line && line.line().contains("railsk-source"));
        assertThat(asked()).hasSize(2);
    }

    @Test
    void isRefusedWhereTheImageCannotBePulled() {
        install();
        cluster.task("probe", Outcome.imageMissing());

        Finding finding = refused("v2").get(0);

        assertThat(finding.id()).isEqualTo("source-not-told");
        assertThat(finding.fact())
                .startsWith("the image of v2 could not be asked for its Ruby code: ImagePullBackOff: ");
        assertThat(finding.nextStep()).endsWith(" Or judge by a checkout, or judge nothing.");
        assertThat(probes()).isEmpty();
    }

    @Test
    void isRefusedWhereTheAnswerIsNone() {
        install();
        cluster.task("probe", Outcome.taskFails("ruby: no such option"));

        assertThat(refused("v2").get(0).fact())
                .isEqualTo(
                        "the image of v2 was asked for its Ruby code and does not tell it: the image's answer was not"
                                + " understood: it ended with 1, and wrote last: ruby: no such option");
    }

    @Test
    void warnsWhereOnlyTheImageThatRunsDoesNotTell() {
        install();
        rails.release(RailsRelease.of("other"));
        Deployer.on(cluster)
                .deploy(
                        environment,
                        Revision.of("unheard"),
                        DeployOptions.DEFAULT.migrate(MigrationTiming.MANUAL),
                        events::add,
                        new Cancellation());

        DeployReport report = deploy("v2");

        assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
        assertThat(report.warnings())
                .anyMatch(
                        warning -> warning.startsWith(
                                "the image of unheard, which runs, was asked for its Ruby code, too: the image's answer was not"));
    }

    @Test
    void makesNoJobInADryRunAndSaysSo() {
        install();

        DeployReport report =
                deploy("hasty", DeployOptions.DEFAULT.sourceOfImage().dryRun());

        assertThat(report.warnings())
                .contains(
                        "the image of hasty was not asked for its Ruby code, as a dry run makes no Job, so no migration"
                                + " was judged");
        assertThat(asked()).isEmpty();
    }

    @Test
    void judgesAMigrationByItselfToo() {
        install();

        PreflightRefusedException refused =
                catchThrowableOfType(PreflightRefusedException.class, () -> Deployer.on(cluster)
                        .migrate(
                                environment,
                                Revision.of("hasty"),
                                DeployOptions.DEFAULT.sourceOfImage(),
                                events::add,
                                new Cancellation()));

        assertThat(refused.findings()).extracting(Finding::id).contains("drop-in-use");
    }
}
