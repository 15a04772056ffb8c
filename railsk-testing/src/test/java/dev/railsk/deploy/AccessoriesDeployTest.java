package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.AppSpec;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.When;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** When accessories come up in a deploy, on the fake. */
class AccessoriesDeployTest {

    private static ShopDeploy shop(Consumer<AppSpec> more) {
        ShopDeploy shop = new ShopDeploy(
                app -> app.accessory("redis", redis -> redis.image("redis:8.2").port("redis", 6379))
                        .with(more));
        shop.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        return shop;
    }

    private static ShopDeploy withTask() {
        return shop(
                app -> app.task("assets", task -> task.when(When.BEFORE_ROLLOUT).command("bin/work")));
    }

    private static List<String> steps(DeployReport report) {
        return report.steps().stream().map(step -> step.step().label()).toList();
    }

    /** Each object as it was applied, the tasks between them. */
    private static List<String> course(ShopDeploy shop) {
        List<String> course = new ArrayList<>();
        for (DeployEvent event : shop.events) {
            if (event instanceof DeployEvent.ObjectApplied applied && !applied.isDryRun()) {
                course.add(applied.outcome().object().toString());
            } else if (event instanceof DeployEvent.TaskStarted started) {
                course.add("task " + started.task());
            } else if (event instanceof DeployEvent.MigrationStarted) {
                course.add("migration");
            }
        }
        return course;
    }

    @Test
    void comeUpBeforeATaskOfTheFirstInstallThatMayNeedThem() {
        ShopDeploy shop = withTask();

        DeployReport report = shop.deploy();

        assertThat(steps(report))
                .containsExactly(
                        "preflight",
                        "lock",
                        "dry run",
                        "inventory (before)",
                        "config",
                        "apply (accessories)",
                        "await (accessories)",
                        "task (assets)",
                        "apply",
                        "inventory (after)",
                        "await",
                        "migrate (after)");
        assertThat(course(shop))
                .startsWith("Service shop-redis", "StatefulSet shop-redis", "task assets")
                .containsOnlyOnce("Service shop-redis", "StatefulSet shop-redis", "Deployment shop-web");
        assertThat(report.objects()).extracting(ObjectOutcome::result).containsOnly(ObjectOutcome.Result.CREATED);
        assertThat(report.workloads())
                .extracting(status -> status.workload() + " " + status.state())
                .containsExactlyInAnyOrder("redis COMPLETE", "web COMPLETE", "sidekiq COMPLETE");
    }

    @Test
    void comeUpBeforeAMigrationThatComesFirst() {
        ShopDeploy shop = shop(app -> app.migration(migration -> migration.timing(MigrationTiming.BEFORE)));

        shop.deploy();

        assertThat(course(shop)).startsWith("Service shop-redis", "StatefulSet shop-redis", "migration");
    }

    @Test
    void comeUpWithAllOthersWhereNothingRunsBeforeTheRollout() {
        ShopDeploy shop = shop(app -> {});

        assertThat(steps(shop.deploy()))
                .containsExactly(
                        "preflight",
                        "lock",
                        "dry run",
                        "inventory (before)",
                        "config",
                        "apply",
                        "inventory (after)",
                        "await",
                        "migrate (after)");
    }

    @Test
    void doNotWaitForATaskThatFails() {
        ShopDeploy shop = withTask();
        shop.cluster.task("assets", dev.railsk.testing.cluster.Outcome.taskFails());

        TaskFailedException end = catchThrowableOfType(TaskFailedException.class, shop::deploy);

        assertThat(end.report().workloads())
                .extracting(status -> status.workload() + " " + status.state())
                .containsExactly("redis COMPLETE");
        assertThat(shop.has(ObjectKind.DEPLOYMENT, "shop-web")).isFalse();
    }

    @Test
    void areToldWhenTheyDoNotComeUpAndNothingElseRuns() {
        ShopDeploy shop = withTask();
        shop.cluster.workload("redis", dev.railsk.testing.cluster.Outcome.crashLoop("no space left on device"));

        RolloutFailedException end = catchThrowableOfType(RolloutFailedException.class, shop::deploy);

        assertThat(end.getMessage())
                .startsWith("the rollout of shop to default failed: 1 of 1 accessories did not come up\n"
                        + "  redis: CrashLoopBackOff");
        assertThat(end.report().outcome()).isEqualTo(Outcome.ROLLOUT_FAILED);
        assertThat(end.report().tasks()).extracting(TaskRun::state).containsExactly(TaskRun.State.NOT_RUN);
        assertThat(shop.has(ObjectKind.DEPLOYMENT, "shop-web")).isFalse();
    }

    @Test
    void areNotWrittenAgainByTheNextDeploy() {
        ShopDeploy shop = withTask();
        shop.deploy();

        DeployReport next = shop.deploy(Revision.of("next"));

        assertThat(next.objects())
                .filteredOn(outcome -> outcome.object().name().equals("shop-redis"))
                .extracting(ObjectOutcome::result)
                .containsOnly(ObjectOutcome.Result.UNCHANGED);
        assertThat(next.outcome()).isEqualTo(Outcome.SUCCEEDED);
    }
}
