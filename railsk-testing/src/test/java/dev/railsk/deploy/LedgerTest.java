package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A migration that succeeded is known for good, also when its Job is long gone. */
class LedgerTest {

    private final ShopDeploy shop = ShopDeploy.ready();

    private void forgetJobs() {
        for (LiveObject job :
                shop.cluster.list(Selection.all(ObjectKind.JOB, "shop")).items()) {
            shop.cluster.delete(job.ref());
        }
    }

    private List<String> jobs() {
        return shop.cluster.list(Selection.all(ObjectKind.JOB, "shop")).items().stream()
                .map(job -> job.ref().name())
                .toList();
    }

    @Test
    void doesNotRunAgainWhenItsJobIsGone() {
        shop.deploy();
        forgetJobs();

        DeployReport again = shop.deploy();

        assertThat(jobs()).isEmpty();
        assertThat(again.migration().state()).isEqualTo(TaskRun.State.ALREADY_RAN);
        assertThat(again.migration().job()).isEqualTo("shop-migrate-abcd123-1");
        assertThat(again.migration().endedAt()).isPresent();
        assertThat(shop.events(DeployEvent.MigrationSkipped.class))
                .singleElement()
                .extracting(DeployEvent.MigrationSkipped::reason)
                .asString()
                .startsWith("the migration already ran for revision abcd123: Job shop-migrate-abcd123-1 succeeded at ");
    }

    @Test
    void isKnownToStatusAndToTheMigrationsState() {
        shop.deploy();
        forgetJobs();

        Deployer deployer = Deployer.on(shop.cluster);
        assertThat(deployer.status(shop.environment).migration().state()).isEqualTo(TaskRun.State.ALREADY_RAN);
        assertThat(deployer.migrationState(shop.environment, ShopDeploy.REVISION)
                        .state())
                .isEqualTo(TaskRun.State.ALREADY_RAN);
        assertThat(deployer.migrationState(shop.environment, Revision.of("other"))
                        .state())
                .isEqualTo(TaskRun.State.NOT_RUN);
    }

    @Test
    void outlivesTheRecordsOfReleases() {
        shop.options = DeployOptions.DEFAULT.keepReleases(1);
        shop.deploy(Revision.of("v1"));
        shop.deploy(Revision.of("v2"));
        shop.deploy(Revision.of("v3"));
        forgetJobs();

        assertThat(shop.deploy(Revision.of("v1")).migration().state()).isEqualTo(TaskRun.State.ALREADY_RAN);
    }

    @Test
    void learnsOfOneThatSucceededWhenNobodyWasThereToNoteIt() {
        FaultyCluster faulty = FaultyCluster.over(shop.cluster)
                .fail(
                        Calls.write()
                                .about(ObjectKind.CONFIG_MAP)
                                .named("railsk-shop-default")
                                .after(2),
                        Fault.unreachable());
        DeployReport first = Deployer.on(faulty).deploy(shop.environment, ShopDeploy.REVISION);
        assertThat(first.warnings())
                .containsExactly(
                        "could not remember in the inventory that the migration of revision abcd123 succeeded,"
                                + " which is known as long as its Job is kept: could not reach the API server"
                                + " fake://in-memory: connection refused",
                        "could not note in the inventory that the first install is over, so that a task for it which is"
                                + " added later would run: could not reach the API server fake://in-memory: connection"
                                + " refused");
        shop.deploy();
        forgetJobs();

        assertThat(shop.deploy().migration().state()).isEqualTo(TaskRun.State.ALREADY_RAN);
    }

    @Test
    void runsOnceMoreWhenThatIsWantedAndIsRecorded() {
        shop.deploy();
        forgetJobs();

        DeployReport again = Deployer.on(shop.cluster)
                .migrateAgain(shop.environment, ShopDeploy.REVISION, shop.options, shop.listener, shop.cancellation);

        assertThat(again.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(again.migration().state()).isEqualTo(TaskRun.State.SUCCEEDED);
        assertThat(jobs()).containsExactly("shop-migrate-abcd123-2");
        Release release = Deployer.on(shop.cluster).history(shop.environment).get(0);
        assertThat(release.work().kind()).isEqualTo(Release.Kind.MIGRATION);
        assertThat(release.results().migration().job()).isEqualTo("shop-migrate-abcd123-2");
    }

    @Test
    void joinsOneThatRunsWhenItIsToRunOnceMore() {
        shop.deploy();
        shop.listener = event -> {
            if (event instanceof DeployEvent.MigrationStarted) {
                shop.cancellation.cancel();
            }
        };
        try {
            Deployer.on(shop.cluster)
                    .migrateAgain(
                            shop.environment, ShopDeploy.REVISION, shop.options, shop.listener, shop.cancellation);
        } catch (DeployCancelledException expected) {
            assertThat(expected.report().migration().state()).isEqualTo(TaskRun.State.RUNNING);
        }

        DeployReport joined = Deployer.on(shop.cluster)
                .migrateAgain(
                        shop.environment,
                        ShopDeploy.REVISION,
                        shop.options,
                        DeployListener.silent(),
                        new Cancellation());

        assertThat(joined.migration().isJoined()).isTrue();
        assertThat(jobs()).containsExactlyInAnyOrder("shop-migrate-abcd123-1", "shop-migrate-abcd123-2");
    }

    @Test
    void doesNotRunTwiceWithoutThatWish() {
        shop.deploy();

        DeployReport report = Deployer.on(shop.cluster)
                .migrate(shop.environment, ShopDeploy.REVISION, shop.options, shop.listener, shop.cancellation);

        assertThat(report.migration().state()).isEqualTo(TaskRun.State.ALREADY_RAN);
        assertThat(shop.has(ObjectKind.JOB, "shop-migrate-abcd123-2")).isFalse();
    }

    @Test
    void writesNothingMoreForWhatItKnows() {
        shop.deploy();
        String before = version();

        shop.deploy();

        assertThat(version()).isEqualTo(before);
    }

    private String version() {
        return shop.cluster
                .get(new ObjectRef(ObjectKind.CONFIG_MAP, "shop", "railsk-shop-default"))
                .orElseThrow()
                .resourceVersion();
    }
}
