package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ForwardingCluster;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.DeployReport.StepReport;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.image.Revision;
import dev.railsk.task.MigrationTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeployerTest {

    private final ShopDeploy shop = ShopDeploy.ready();

    @Test
    void bringsAllWorkloadsUpThenMigrates() {
        DeployReport report = shop.deploy();

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.steps())
                .extracting(step -> step.step().label())
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
        assertThat(report.workloads())
                .extracting(status -> status.workload() + " " + status.state() + " " + status.pods())
                .containsExactly("web COMPLETE 2 of 2 available", "sidekiq COMPLETE 1 of 1 available");
        assertThat(report.migration().state()).isEqualTo(TaskRun.State.SUCCEEDED);
        assertThat(report.migration().job()).isEqualTo("shop-migrate-abcd123-1");
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void asksOnlyForPodsOfItsOwn() {
        List<Selection> asked = new ArrayList<>();
        Cluster recording = new ForwardingCluster(shop.cluster) {
            @Override
            public LiveObjects list(Selection selection) {
                asked.add(selection);
                return super.list(selection);
            }

            @Override
            public WatchStream watch(List<WatchStart> starts) {
                starts.forEach(start -> asked.add(start.selection()));
                return super.watch(starts);
            }
        };
        shop.deploy();

        Deployer.on(recording).deploy(shop.environment, Revision.of("next"));

        assertThat(asked)
                .filteredOn(selection -> selection.kind().equals(ObjectKind.POD)
                        || selection.kind().equals(ObjectKind.REPLICA_SET))
                .extracting(Selection::labels)
                .containsOnly(Map.of("app.kubernetes.io/name", "shop"), Map.of("job-name", "shop-migrate-next-1"));
    }

    @Test
    void reportsEveryObject() {
        DeployReport report = shop.deploy();

        assertThat(report.objects())
                .extracting(outcome -> outcome.object() + " " + outcome.result())
                .containsExactlyInAnyOrder(
                        "Service shop-web CREATED",
                        "PodDisruptionBudget shop-web-pdb CREATED",
                        "PodDisruptionBudget shop-sidekiq-pdb CREATED",
                        "Deployment shop-web CREATED",
                        "Deployment shop-sidekiq CREATED",
                        "Ingress shop-web CREATED");
    }

    @Test
    void tellsTheStartFirstAndTheReportLast() {
        DeployReport report = shop.deploy();

        assertThat(shop.events.get(0)).isInstanceOf(DeployEvent.Started.class);
        assertThat(shop.events.get(shop.events.size() - 1))
                .isEqualTo(new DeployEvent.Finished(report.startedAt().plus(report.took()), report));
    }

    @Test
    void writesNothingTheSecondTime() {
        shop.deploy();
        Map<String, String> before = shop.versions();

        DeployReport second = shop.deploy();

        assertThat(second.isUnchanged()).isTrue();
        assertThat(second.objects()).extracting(ObjectOutcome::result).containsOnly(Result.UNCHANGED);
        assertThat(second.migration().state()).isEqualTo(TaskRun.State.ALREADY_RAN);
        assertThat(shop.events(DeployEvent.MigrationSkipped.class))
                .singleElement()
                .extracting(DeployEvent.MigrationSkipped::reason)
                .asString()
                .startsWith(
                        "the migration already ran for revision abcd123: Job shop-migrate-abcd123-1 succeeded at 2");
        assertThat(shop.versions()).isEqualTo(before);
    }

    @Test
    void migratesBeforeAnyWorkloadRunsTheNewCode() {
        shop.options = DeployOptions.DEFAULT.migrate(MigrationTiming.BEFORE);

        shop.deploy();

        List<DeployEvent> told = shop.events;
        int migrated = indexOf(told, DeployEvent.MigrationEnded.class);
        int firstDeployment = told.indexOf(shop.events(DeployEvent.ObjectApplied.class).stream()
                .filter(event ->
                        !event.isDryRun() && event.outcome().object().kind().equals(ObjectKind.DEPLOYMENT))
                .findFirst()
                .orElseThrow());
        assertThat(migrated).isBetween(0, firstDeployment);
    }

    @Test
    void leavesAManualMigrationAlone() {
        shop.options = DeployOptions.DEFAULT.migrate(MigrationTiming.MANUAL);

        DeployReport report = shop.deploy();

        assertThat(report.migration().state()).isEqualTo(TaskRun.State.NOT_RUN);
        assertThat(shop.has(ObjectKind.JOB, "shop-migrate-abcd123-1")).isFalse();
    }

    @Test
    void runsTheMigrationAlone() {
        shop.options = DeployOptions.DEFAULT.migrate(MigrationTiming.MANUAL);
        shop.deploy();

        DeployReport report = Deployer.on(shop.cluster)
                .migrate(shop.environment, ShopDeploy.REVISION, shop.options, shop.listener, shop.cancellation);

        assertThat(report.migration().state()).isEqualTo(TaskRun.State.SUCCEEDED);
        assertThat(report.objects()).isEmpty();
    }

    @Test
    void streamsTheMigrationsLog() {
        shop.deploy();

        assertThat(shop.events(DeployEvent.LogLine.class))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.pod().name()).startsWith("shop-migrate-abcd123-1-"));
    }

    @Test
    void writesNothingInADryRun() {
        shop.options = DeployOptions.DEFAULT.dryRun();

        DeployReport report = shop.deploy();

        assertThat(report.steps())
                .extracting(StepReport::step)
                .containsExactly(Step.of(Step.Kind.PREFLIGHT), Step.of(Step.Kind.DRY_RUN));
        assertThat(report.objects()).extracting(ObjectOutcome::result).contains(Result.CREATED);
        assertThat(shop.versions()).isEmpty();
    }

    @Test
    void createsANamespaceOfItsOwnFirst() {
        ShopDeploy own = ShopDeploy.withOwnNamespace();

        DeployReport report = own.deploy();

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.objects().get(0).object() + " "
                        + report.objects().get(0).result())
                .isEqualTo("Namespace shop CREATED");
        assertThat(own.deploy().isUnchanged()).isTrue();
    }

    @Test
    void readsTheStatusOfWhatRuns() {
        shop.deploy();

        EnvironmentStatus status = Deployer.on(shop.cluster).status(shop.environment);

        assertThat(status.revision()).contains(ShopDeploy.REVISION);
        assertThat(status.workloads())
                .extracting(WorkloadStatus::state)
                .containsExactly(WorkloadStatus.State.COMPLETE, WorkloadStatus.State.COMPLETE);
        assertThat(status.migration().state()).isEqualTo(TaskRun.State.ALREADY_RAN);
    }

    @Test
    void readsTheStatusOfNothing() {
        EnvironmentStatus status = Deployer.on(shop.cluster).status(shop.environment);

        assertThat(status.revision()).isEmpty();
        assertThat(status.workloads())
                .extracting(WorkloadStatus::state)
                .containsExactly(WorkloadStatus.State.ABSENT, WorkloadStatus.State.ABSENT);
    }

    @Test
    void saysFieldByFieldWhatWouldChange() {
        shop.deploy();

        EnvironmentDiff diff = Deployer.on(shop.cluster).diff(shop.environment, Revision.of("ef01234"));

        assertThat(diff.isEmpty()).isFalse();
        assertThat(diff.objects().stream()
                        .flatMap(object -> object.differences().stream())
                        .map(difference ->
                                difference.place() + ": " + difference.found() + " -> " + difference.wanted()))
                .contains("Deployment shop-web containers[name=web].image: \"ghcr.io/acme/shop:abcd123\" ->"
                        + " \"ghcr.io/acme/shop:ef01234\"");
        assertThat(Deployer.on(shop.cluster)
                        .diff(shop.environment, ShopDeploy.REVISION)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void survivesAListenerThatThrows() {
        shop.listener = event -> {
            throw new IllegalStateException("a broken listener");
        };

        DeployReport report = shop.deploy();

        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.warnings())
                .containsExactly("the listener broke on Started with java.lang.IllegalStateException and is told"
                        + " nothing more");
    }

    @Test
    void leavesNoThread() {
        shop.deploy();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("railsk-deploy");
    }

    @Test
    void measuresOnTheClustersClock() {
        DeployReport report = shop.deploy();

        assertThat(report.took()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(5));
    }

    private static int indexOf(List<DeployEvent> events, Class<? extends DeployEvent> type) {
        for (int i = 0; i < events.size(); i++) {
            if (type.isInstance(events.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
