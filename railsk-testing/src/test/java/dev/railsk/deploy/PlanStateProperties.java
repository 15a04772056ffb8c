package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.Cluster;
import dev.railsk.image.Revision;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.source.SourceManifest;
import dev.railsk.source.SourceReader;
import dev.railsk.task.MigrationTiming;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Killed;
import dev.railsk.testing.rails.RailsMigration;
import dev.railsk.testing.rails.RailsModel;
import dev.railsk.testing.rails.RailsRelease;
import dev.railsk.testing.rails.ScriptedRails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is deployed, rolled back and killed in which order: no process meets a schema that it cannot work with, and the plans can be
 * brought to their end.
 */
class PlanStateProperties {

    private static final RailsModel POST = RailsModel.of("Post", "posts").uses("title");
    private static final RailsMigration ADD =
            RailsMigration.of("20260201000001", "AddSlug").addColumn("posts", "slug", "string");
    private static final RailsMigration DROP =
            RailsMigration.of("20260301000001", "DropLegacy").removeColumn("posts", "legacy", "string");

    private static final RailsRelease START = RailsRelease.of("start")
            .migration(RailsMigration.of("20260101000001", "CreatePosts").createTable("posts", "title", "legacy"))
            .model(POST.uses("legacy"));
    private static final RailsRelease IGNORES =
            START.next("ignores").migration(ADD).model(POST.ignores("legacy", "slug"));
    private static final RailsRelease DROPS =
            IGNORES.next("drops").migration(DROP).model(POST.uses("slug").ignores("legacy"));
    private static final RailsRelease DONE = DROPS.next("done").model(POST.uses("slug"));
    private static final List<RailsRelease> COURSE = List.of(START, IGNORES, DROPS, DONE);
    private static final Map<String, SourceManifest> SOURCES = sources();

    private static final Environment SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                    .existingNamespace("shop")
                    .web(web -> web.replicas(1))
                    .worker("sidekiq", worker -> worker.replicas(1))
                    .plan("add-slug", MigrationPlan.addColumn("posts", "slug").type("string"))
                    .plan("drop-legacy", MigrationPlan.removeColumn("posts", "legacy")))
            .environment(RailsApp.DEFAULT_ENVIRONMENT);

    private enum Kind {
        DEPLOY,
        KILLED,
        ROLLBACK
    }

    /** One thing that is done: which release, and at which call of it the process is killed. */
    private record Deed(Kind kind, int release, int call, MigrationTiming timing) {}

    private final FakeCluster cluster = FakeCluster.start().namespace("shop");
    private final ScriptedRails rails =
            ScriptedRails.of(START, IGNORES, DROPS, DONE).on(cluster);

    private static Map<String, SourceManifest> sources() {
        Map<String, SourceManifest> sources = new LinkedHashMap<>();
        try {
            Path folder = Files.createTempDirectory("railsk-plans");
            for (RailsRelease release : COURSE) {
                Path checkout = Files.createDirectory(folder.resolve(release.tag()));
                sources.put(release.tag(), SourceReader.read(release.checkout(checkout)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return sources;
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, COURSE.size() - 1),
                        Arbitraries.integers().between(0, 70),
                        Arbitraries.of(MigrationTiming.AFTER, MigrationTiming.BEFORE, MigrationTiming.MANUAL))
                .as(Deed::new)
                .list()
                .ofMaxSize(6);
    }

    @Property(tries = 40)
    void noProcessMeetsASchemaThatItCannotWorkWithAndEveryPlanComesToItsEnd(@ForAll("deeds") List<Deed> deeds) {
        new PlanStateProperties().play(deeds);
    }

    private void play(List<Deed> deeds) {
        deploy(cluster, START, MigrationTiming.BEFORE);
        for (Deed deed : deeds) {
            act(deed);
            assertThat(rails.broken()).as("after %s of %s", deed, deeds).isEmpty();
        }
        List<String> ends = new ArrayList<>();
        for (RailsRelease release : COURSE.subList(1, COURSE.size())) {
            DeployReport report = deploy(cluster, release, MigrationTiming.AFTER);
            ends.add(release.tag() + " " + report.outcome());
            assertThat(rails.broken()).as("at %s behind %s", ends, deeds).isEmpty();
        }
        assertThat(Deployer.on(cluster).plans(SHOP, Optional.empty()))
                .as("plans behind %s", deeds)
                .allMatch(PlanState::isDone);
        assertThat(rails.columns("posts")).containsExactly("id", "title", "created_at", "updated_at", "slug");
    }

    private void act(Deed deed) {
        try {
            if (deed.kind() == Kind.ROLLBACK) {
                assertThat(Deployer.on(cluster)
                                .rollback(SHOP, DeployOptions.DEFAULT, DeployListener.silent(), new Cancellation())
                                .outcome())
                        .isEqualTo(DeployReport.Outcome.SUCCEEDED);
                return;
            }
            Cluster seen = deed.kind() == Kind.KILLED
                    ? FaultyCluster.over(cluster).fail(Calls.any().after(deed.call()), Fault.killed())
                    : cluster;
            assertThat(deploy(seen, COURSE.get(deed.release()), deed.timing()).app())
                    .isEqualTo("shop");
        } catch (PreflightRefusedException | InvalidValueException refused) {
            assertThat(refused).hasMessageContaining(" ");
        } catch (Killed killed) {
            assertThat(deed.kind()).isEqualTo(Kind.KILLED);
        }
    }

    private static DeployReport deploy(Cluster cluster, RailsRelease release, MigrationTiming timing) {
        SourceManifest source = SOURCES.getOrDefault(release.tag(), SourceManifest.EMPTY);
        return Deployer.on(cluster)
                .deploy(
                        SHOP,
                        Revision.of(release.tag()),
                        DeployOptions.DEFAULT.source(source).migrate(timing),
                        DeployListener.silent(),
                        new Cancellation());
    }
}
