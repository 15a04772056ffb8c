package dev.railsk.docs;

import static dev.railsk.Words.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cli.internal.view.PlanLines;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployedBy;
import dev.railsk.deploy.Deployer;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.image.Revision;
import dev.railsk.source.SourceProblem;
import dev.railsk.source.SourceReader;
import dev.railsk.task.MigrationTiming;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.rails.RailsMigration;
import dev.railsk.testing.rails.RailsModel;
import dev.railsk.testing.rails.RailsRelease;
import dev.railsk.testing.rails.ScriptedRails;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/migrations.md shows of plans in an environment. */
class PlanPageTest {

    @TempDir
    private Path folder;

    private final Environment staging = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                    .web(web -> web.replicas(1))
                    .plan("drop-legacy", removeColumn("posts", "legacy"))
                    .overlay("staging", environment -> environment.namespace("shop-staging")))
            .environment("staging");

    private final RailsModel post = RailsModel.of("Post", "posts").uses("title");
    private final RailsRelease v1 = RailsRelease.of("v1")
            .migration(RailsMigration.of("20260101000001", "CreatePosts").createTable("posts", "title", "legacy"))
            .model(post.uses("legacy"));
    private final RailsRelease v2 = v1.next("v2").model(post.ignores("legacy"));
    private final RailsRelease v3 = v2.next("v3")
            .migration(RailsMigration.of("20260301000001", "DropLegacy").removeColumn("posts", "legacy", "string"));

    private void deploy(Deployer deployer, RailsRelease release, MigrationTiming timing) {
        DeployOptions options = DeployOptions.DEFAULT
                .migrate(timing)
                .by(new DeployedBy("jane", "laptop"))
                .source(SourceReader.read(release.checkout(folder.resolve(release.tag()))));
        assertThat(deployer.deploy(
                                staging,
                                Revision.of(release.tag()),
                                options,
                                DeployListener.silent(),
                                new Cancellation())
                        .revision())
                .isEqualTo(release.tag());
    }

    @Test
    void showsHowAPlanStandsAndWhatTheFloorRefuses() {
        FakeCluster cluster = FakeCluster.start().namespace("shop-staging");
        ScriptedRails rails = ScriptedRails.of(v1, v2, v3).on(cluster);
        Deployer deployer = Deployer.on(cluster);
        List<String> page = Page.read(Path.of("migrations.md")).lines();

        deploy(deployer, v1, MigrationTiming.BEFORE);
        deploy(deployer, v2, MigrationTiming.AFTER);

        assertThat(PlanLines.of(deployer.plans(staging, Optional.empty())).lines())
                .isSubsetOf(page);

        deploy(deployer, v3, MigrationTiming.AFTER);
        PreflightRefusedException refusal = catchThrowableOfType(
                PreflightRefusedException.class,
                () -> deployer.rollback(
                        staging, 1, DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation()));

        assertThat(String.valueOf(refusal.getMessage()).lines().filter(line -> !line.contains("namespace")))
                .isSubsetOf(page);
        assertThat(rails.broken()).isEmpty();
    }

    @Test
    void showsWhatTheImageIsAskedFor() {
        Environment unplanned = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .web(web -> web.replicas(1))
                        .overlay("staging", environment -> environment.namespace("shop-staging")))
                .environment("staging");
        RailsRelease hasty = v1.next("hasty")
                .migration(RailsMigration.of("20260301000001", "DropLegacy").removeColumn("posts", "legacy", "string"));
        FakeCluster cluster = FakeCluster.start().namespace("shop-staging");
        ScriptedRails unused = ScriptedRails.of(v1, hasty).on(cluster);
        DeployOptions options = DeployOptions.DEFAULT.sourceOfImage();
        Deployer deployer = Deployer.on(cluster);

        assertThat(deployer.deploy(
                                unplanned,
                                Revision.of("v1"),
                                options.migrate(MigrationTiming.BEFORE),
                                DeployListener.silent(),
                                new Cancellation())
                        .outcome())
                .isEqualTo(DeployReport.Outcome.SUCCEEDED);
        PreflightRefusedException refusal = catchThrowableOfType(
                PreflightRefusedException.class,
                () -> deployer.deploy(
                        unplanned, Revision.of("hasty"), options, DeployListener.silent(), new Cancellation()));

        assertThat(String.valueOf(refusal.getMessage()).lines())
                .isSubsetOf(Page.read(Path.of("migrations.md")).lines());
    }

    @Test
    void namesEveryRefusal() {
        String page = String.join("\n", Page.read(Path.of("migrations.md")).lines());

        for (SourceProblem.Kind kind : SourceProblem.Kind.values()) {
            if (kind.isRefused()) {
                assertThat(page).contains("| `" + kind.id() + "` |");
            }
        }
    }
}
