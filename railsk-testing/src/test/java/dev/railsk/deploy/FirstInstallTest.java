package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.AppSpec;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.TaskRun.State;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.When;
import dev.railsk.testing.cluster.Calls;
import dev.railsk.testing.cluster.Fault;
import dev.railsk.testing.cluster.FaultyCluster;
import dev.railsk.testing.cluster.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tasks that run once in an environment, on the fake. */
class FirstInstallTest {

    private static final Revision V1 = Revision.of("v1");
    private static final Revision V2 = Revision.of("v2");
    private static final Consumer<AppSpec> PREPARE =
            app -> app.task("prepare", task -> task.when(When.FIRST_INSTALL).command("bin/rails", "db:prepare"));

    private final ShopDeploy shop = ready(PREPARE);

    private static ShopDeploy ready(Consumer<AppSpec> more) {
        ShopDeploy shop = new ShopDeploy(more);
        shop.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        return shop;
    }

    /** The same cluster with another definition. */
    private ShopDeploy redefined(Consumer<AppSpec> more) {
        shop.environment = new ShopDeploy(more).environment;
        return shop;
    }

    private static String state(DeployReport report) {
        TaskRun run = report.tasks().get(0);
        return run.task() + " " + run.state() + " " + run.job();
    }

    private List<String> jobs() {
        List<String> names = new ArrayList<>();
        for (LiveObject job :
                shop.cluster.list(Selection.all(ObjectKind.JOB, "shop")).items()) {
            if (job.ref().name().contains("prepare")) {
                names.add(job.ref().name());
            }
        }
        return names;
    }

    private void forgetJobs() {
        for (LiveObject job :
                shop.cluster.list(Selection.all(ObjectKind.JOB, "shop")).items()) {
            shop.cluster.delete(job.ref(), DeleteOptions.of(job));
        }
    }

    @Test
    void runsAheadOfTheOtherTasksAndOfAMigrationThatComesFirst() {
        ShopDeploy whole = ready(PREPARE.andThen(
                app -> app.accessory("redis", redis -> redis.image("redis:8.2").port("redis", 6379))
                        .task("assets", task -> task.when(When.BEFORE_ROLLOUT).command("bin/assets"))
                        .migration(migration -> migration.timing(MigrationTiming.BEFORE))));

        assertThat(whole.deploy().steps().stream().map(step -> step.step().label()))
                .containsSubsequence(
                        "config",
                        "apply (accessories)",
                        "await (accessories)",
                        "task (prepare)",
                        "task (assets)",
                        "migrate (before)",
                        "apply");
    }

    @Test
    void runsInTheFirstDeployAndInNoOther() {
        assertThat(state(shop.deploy(V1))).isEqualTo("prepare SUCCEEDED shop-prepare-v1-1");
        assertThat(state(shop.deploy(V2))).isEqualTo("prepare ALREADY_RAN shop-prepare-v1-1");
        assertThat(shop.events(DeployEvent.TaskSkipped.class))
                .singleElement()
                .extracting(DeployEvent.TaskSkipped::reason)
                .asString()
                .startsWith(
                        "the task \"prepare\" already ran in the first install: Job shop-prepare-v1-1 succeeded at 2");
        assertThat(jobs()).containsExactly("shop-prepare-v1-1");
    }

    @Test
    void isKnownForGoodWhenItsJobIsGone() {
        shop.deploy(V1);
        forgetJobs();
        shop.options = DeployOptions.DEFAULT.keepReleases(1);
        shop.deploy(V2);

        DeployReport report = shop.deploy(Revision.of("v3"));

        assertThat(state(report)).isEqualTo("prepare ALREADY_RAN shop-prepare-v1-1");
        assertThat(jobs()).isEmpty();
        assertThat(Deployer.on(shop.cluster).status(shop.environment).tasks())
                .extracting(run -> run.state() + " " + run.job())
                .containsExactly("ALREADY_RAN shop-prepare-v1-1");
    }

    @Test
    void writesNothingTheSecondTime() {
        shop.deploy(V1);
        Map<String, String> before = shop.versions();

        shop.deploy(V1);

        assertThat(shop.versions()).isEqualTo(before);
    }

    @Test
    void runsAgainUntilItHasSucceeded() {
        shop.cluster.task("prepare", Outcome.taskFails());
        TaskFailedException end = catchThrowableOfType(TaskFailedException.class, () -> shop.deploy(V1));
        assertThat(end.task()).isEqualTo("prepare");
        assertThat(shop.has(ObjectKind.DEPLOYMENT, "shop-web")).isFalse();
        shop.cluster.task("prepare", Outcome.well());

        assertThat(state(shop.deploy(V2))).isEqualTo("prepare SUCCEEDED shop-prepare-v2-1");
        assertThat(jobs()).containsExactlyInAnyOrder("shop-prepare-v1-1", "shop-prepare-v2-1");
    }

    @Test
    void doesNotRunAgainWhenTheRolloutBehindItFailed() {
        shop.cluster.workload("web", Outcome.crashLoop());
        assertThatThrownBy(() -> shop.deploy(V1)).isInstanceOf(RolloutFailedException.class);
        forgetJobs();
        shop.cluster.workload("web", Outcome.well());

        assertThat(state(shop.deploy(V2))).isEqualTo("prepare ALREADY_RAN shop-prepare-v1-1");
    }

    @Test
    void anInstallThatNeverSucceededGetsWhatItLacksStill() {
        shop.cluster.workload("web", Outcome.crashLoop());
        assertThatThrownBy(() -> shop.deploy(V1)).isInstanceOf(RolloutFailedException.class);
        shop.cluster.workload("web", Outcome.well());

        DeployReport report = redefined(PREPARE.andThen(app ->
                        app.task("seed", task -> task.when(When.FIRST_INSTALL).command("bin/seed"))))
                .deploy(V2);

        assertThat(report.tasks())
                .extracting(run -> run.task() + " " + run.state())
                .containsExactly("prepare ALREADY_RAN", "seed SUCCEEDED");
    }

    @Test
    void whatIsAddedWhenTheAppIsInstalledNeverRuns() {
        redefined(app -> {}).deploy(V1);

        DeployReport report = redefined(PREPARE).deploy(V2);

        assertThat(state(report)).isEqualTo("prepare NOT_RUN ");
        assertThat(shop.events(DeployEvent.TaskSkipped.class))
                .extracting(DeployEvent.TaskSkipped::reason)
                .containsExactly("the task \"prepare\" is for a first install, and that of shop in default is over");
        assertThat(jobs()).isEmpty();
    }

    @Test
    void anAppThatRanBeforeRailskCameIsNotInstalledAgainAlsoAfterAFailure() {
        for (Manifest manifest : shop.environment.render(V1).manifests()) {
            shop.cluster.apply(manifest, WriteOptions.write());
        }
        shop.cluster.workload("web", Outcome.crashLoop());
        assertThatThrownBy(() -> shop.deploy(V2)).isInstanceOf(RolloutFailedException.class);
        shop.cluster.workload("web", Outcome.well());

        assertThat(state(shop.deploy(Revision.of("v3")))).isEqualTo("prepare NOT_RUN ");
        assertThat(jobs()).isEmpty();
    }

    @Test
    void aDryRunAsksAboutItsJobOnlyWhileItIsDue() {
        shop.options = DeployOptions.DEFAULT.dryRun();
        assertThat(shop.deploy(V1).objects())
                .extracting(outcome -> outcome.object().toString())
                .contains("Job shop-prepare-v1-1");

        shop.options = DeployOptions.DEFAULT;
        redefined(app -> {}).deploy(V1);
        redefined(PREPARE).options = DeployOptions.DEFAULT.dryRun();
        assertThat(shop.deploy(V2).objects())
                .extracting(outcome -> outcome.object().toString())
                .noneMatch(name -> name.contains("prepare"));
    }

    /** Wherever the first one is killed, and though the next one is of another revision. */
    @Test
    void runsOnceThoughAKilledDeployWasOfAnotherRevision() {
        boolean isKilled = true;
        int runs = 0;
        for (int write = 1; isKilled; write++) {
            ShopDeploy next = ready(PREPARE);
            Cluster mortal = FaultyCluster.over(next.cluster)
                    .fail(Calls.write().after(write - 1), Fault.killed().onceDone());
            isKilled = catchThrowable(() -> Deployer.on(mortal).deploy(next.environment, V1)) != null;
            boolean isStarted = next.has(ObjectKind.JOB, "shop-prepare-v1-1");

            DeployReport report = next.deploy(V2);

            String place = "killed after write " + write;
            assertThat(next.cluster
                            .get(new ObjectRef(ObjectKind.JOB, "shop", "shop-prepare-v2-1"))
                            .isPresent())
                    .as(place)
                    .isEqualTo(!isStarted);
            assertThat(report.tasks().get(0).state()).as(place).isIn(State.SUCCEEDED, State.ALREADY_RAN);
            runs += isStarted ? 1 : 0;
        }
        assertThat(runs).isGreaterThan(3);
    }
}
