package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.AppSpec;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ForwardingCluster;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.task.When;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Killed;
import dev.railsk.testing.cluster.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tasks that run when a deploy has failed, on the fake. */
class FailureTasksTest {

    private final ShopDeploy shop = withNotice();

    private static ShopDeploy withNotice() {
        return ready(app -> app.task("notify", task -> task.when(When.ON_FAILURE)
                .command("bin/notify")
                .env(env -> env.value("RAILSK_STEP", "mine").value("ROOM", "deploys"))));
    }

    private static ShopDeploy ready(Consumer<AppSpec> more) {
        ShopDeploy shop = new ShopDeploy(app -> {
            app.task("assets", task -> task.when(When.BEFORE_ROLLOUT).command("bin/assets"));
            more.accept(app);
        });
        shop.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        return shop;
    }

    private static String notice(DeployReport report) {
        return report.tasks().stream()
                .filter(run -> run.task().equals("notify"))
                .map(run -> run.state() + " " + run.job())
                .findFirst()
                .orElse("not run");
    }

    private Map<String, String> told(String job) {
        Tree container = shop.cluster
                .get(new ObjectRef(ObjectKind.JOB, "shop", job))
                .orElseThrow()
                .content()
                .at("spec", "template", "spec", "containers")
                .items()
                .get(0);
        Map<String, String> told = new TreeMap<>();
        for (Tree variable : container.at("env").items()) {
            String name = variable.at("name").text().orElse("");
            if (name.startsWith("RAILSK_") || name.equals("ROOM")) {
                told.put(name, variable.at("value").text().orElse(""));
            }
        }
        return told;
    }

    private boolean isNotified() {
        return shop.has(ObjectKind.JOB, "shop-notify-abcd123-1");
    }

    @Test
    void isNotRunWhenAllIsWell() {
        DeployReport report = shop.deploy();

        assertThat(notice(report)).isEqualTo("not run");
        assertThat(isNotified()).isFalse();
    }

    @Test
    void isToldOfAFailedRollout() {
        shop.cluster.workload("web", Outcome.imageMissing());

        RolloutFailedException end = catchThrowableOfType(RolloutFailedException.class, shop::deploy);

        assertThat(notice(end.report())).isEqualTo("SUCCEEDED shop-notify-abcd123-1");
        assertThat(end.report().outcome()).isEqualTo(DeployReport.Outcome.ROLLOUT_FAILED);
        assertThat(told("shop-notify-abcd123-1"))
                .isEqualTo(Map.of(
                        "RAILSK_OUTCOME", "rollout-failed",
                        "RAILSK_STEP", "await",
                        "RAILSK_RULE", "image-not-found",
                        "RAILSK_REVISION", "abcd123",
                        "ROOM", "deploys"));
        assertThat(end.report().steps().stream()
                        .map(step -> step.step().label() + " " + step.isDone())
                        .toList())
                .endsWith("await false", "task (notify) true");
    }

    @Test
    void isToldOfAFailedMigrationAndOfAFailedTask() {
        shop.cluster.task("migrate", Outcome.migrationFails());
        Throwable migration = catchThrowable(shop::deploy);
        assertThat(migration).isInstanceOf(MigrationFailedException.class);
        assertThat(told("shop-notify-abcd123-1"))
                .containsEntry("RAILSK_OUTCOME", "migration-failed")
                .containsEntry("RAILSK_STEP", "migrate (after)")
                .containsEntry("RAILSK_RULE", "task-failed");

        shop.cluster.task("assets", Outcome.taskFails());
        Throwable task = catchThrowable(() -> shop.deploy(Revision.of("next")));
        assertThat(task).isInstanceOf(TaskFailedException.class);
        assertThat(((TaskFailedException) task).task()).isEqualTo("assets");
        assertThat(told("shop-notify-next-1"))
                .containsEntry("RAILSK_OUTCOME", "task-failed")
                .containsEntry("RAILSK_STEP", "task (assets)");
    }

    @Test
    void runsForEachFailureOfARevision() {
        shop.cluster.workload("web", Outcome.imageMissing());
        assertThat(catchThrowable(shop::deploy)).isInstanceOf(RolloutFailedException.class);

        RolloutFailedException end = catchThrowableOfType(RolloutFailedException.class, shop::deploy);

        assertThat(notice(end.report())).isEqualTo("SUCCEEDED shop-notify-abcd123-2");
    }

    @Test
    void itsOwnFailureChangesNothingAboutTheEnd() {
        shop.cluster.workload("web", Outcome.imageMissing());
        shop.cluster.task("notify", Outcome.taskFails("no route to chat.example"));

        RolloutFailedException end = catchThrowableOfType(RolloutFailedException.class, shop::deploy);

        assertThat(end.getMessage())
                .startsWith("the rollout of shop to default failed: 1 of 2 workloads did not come up");
        assertThat(notice(end.report())).isEqualTo("FAILED shop-notify-abcd123-1");
        assertThat(end.report().warnings())
                .singleElement()
                .asString()
                .startsWith("the task \"notify\" for a failed deploy failed itself: Pod shop-notify-abcd123-1-")
                .contains("[task-failed]");
        assertThat(shop.events(DeployEvent.TaskEnded.class))
                .extracting(event -> event.run().task() + " " + event.run().state())
                .endsWith("notify FAILED");
        assertThat(Deployer.on(shop.cluster)
                        .history(shop.environment)
                        .get(0)
                        .ending()
                        .step())
                .contains(Step.of(Step.Kind.AWAIT));
    }

    @Test
    void comesAheadOfARollbackThatWasAskedFor() {
        shop.deploy(Revision.of("good"));
        shop.cluster.workload("web", Outcome.imageMissing());
        shop.options = DeployOptions.DEFAULT.rollBackOnFailure();
        shop.listener = event -> {
            shop.events.add(event);
            if (event instanceof DeployEvent.TaskEnded ended
                    && ended.run().task().equals("notify")) {
                shop.cluster.workload("web", Outcome.well());
            }
        };

        RolloutFailedException end = catchThrowableOfType(RolloutFailedException.class, () -> shop.deploy());

        assertThat(notice(end.report())).isEqualTo("SUCCEEDED shop-notify-abcd123-1");
        assertThat(Deployer.on(shop.cluster).history(shop.environment).get(0).work())
                .hasToString("rollback to 1");
    }

    @Test
    void isNotRunForWhatIsRefusedBeforeAnythingIsWritten() {
        shop.cluster.deny("create", "services");

        assertThat(catchThrowable(shop::deploy)).isInstanceOf(PreflightRefusedException.class);
        assertThat(isNotified()).isFalse();
    }

    @Test
    void isRunForWhatTheServerRefusesInTheMiddle() {
        Cluster refusing = new ForwardingCluster(shop.cluster) {
            @Override
            public Applied apply(Manifest manifest, WriteOptions options) {
                if (manifest.kind().equals("Ingress") && !options.dryRun()) {
                    throw new ClusterRefusedException(422, "Invalid", "no such thing", List.of());
                }
                return super.apply(manifest, options);
            }
        };

        Throwable end = catchThrowable(() -> deployTo(refusing));

        assertThat(end).isInstanceOf(ApplyRefusedException.class);
        assertThat(told("shop-notify-abcd123-1"))
                .containsEntry("RAILSK_OUTCOME", "refused")
                .containsEntry("RAILSK_STEP", "apply")
                .containsEntry("RAILSK_RULE", "");
    }

    private void deployTo(Cluster cluster) {
        Deployer.on(cluster)
                .deploy(shop.environment, ShopDeploy.REVISION, shop.options, shop.listener, shop.cancellation);
    }

    @Test
    void isNotRunForADeployThatIsStopped() {
        shop.listener = event -> {
            if (event instanceof DeployEvent.TaskStarted) {
                shop.cancellation.cancel();
            }
        };

        assertThat(catchThrowable(shop::deploy)).isInstanceOf(DeployCancelledException.class);
        assertThat(isNotified()).isFalse();
    }

    @Test
    void whoStopsItWhileItRunsIsToldOfTheFailureAllTheSame() {
        shop.cluster.workload("web", Outcome.imageMissing());
        shop.listener = event -> {
            shop.events.add(event);
            if (event instanceof DeployEvent.TaskStarted started
                    && started.task().equals("notify")) {
                shop.cancellation.cancel();
            }
        };

        RolloutFailedException end = catchThrowableOfType(RolloutFailedException.class, shop::deploy);

        assertThat(end.report().warnings())
                .containsExactly("the task \"notify\" for a failed deploy was not waited for");
    }

    @Test
    void aDeployThatIsKilledAnywhereInItLeavesTheNextOneFree() {
        boolean isNotifying = false;
        Optional<Throwable> end = Optional.empty();
        for (int write = 1; end.isEmpty() || end.get() instanceof Killed; write++) {
            ShopDeploy next = withNotice();
            next.cluster.workload("web", Outcome.imageMissing());
            Cluster mortal = FaultyCluster.over(next.cluster)
                    .fail(Calls.write().after(write - 1), Fault.killed().onceDone());
            end = Optional.ofNullable(
                    catchThrowable(() -> Deployer.on(mortal).deploy(next.environment, ShopDeploy.REVISION)));
            isNotifying |= next.has(ObjectKind.JOB, "shop-notify-abcd123-1");
            next.cluster.workload("web", Outcome.well());

            DeployReport report = next.deploy(Revision.of("next"));

            assertThat(report.outcome()).as("killed after write " + write).isEqualTo(DeployReport.Outcome.SUCCEEDED);
            assertThat(notice(report)).isEqualTo("not run");
        }
        assertThat(end).get().isInstanceOf(RolloutFailedException.class);
        assertThat(isNotifying).isTrue();
    }

    @Test
    void aMissingSecretOfItsOwnIsFoundBeforeAnythingIsWritten() {
        ShopDeploy lacking = ready(app -> app.secret(dev.railsk.config.Secrets.existing("chat"))
                .task("notify", task -> task.when(When.ON_FAILURE)
                        .command("bin/notify")
                        .env(env -> env.fromSecret("TOKEN", "chat", "token"))));

        PreflightRefusedException end = catchThrowableOfType(PreflightRefusedException.class, lacking::deploy);

        assertThat(end.findings()).extracting(Finding::id).containsExactly("missing-secret");
    }
}
