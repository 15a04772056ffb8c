package dev.railsk.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.AppSpec;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.image.Revision;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import dev.railsk.task.DeployTaskSpec;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.When;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tasks of a deploy, on the fake. */
class TasksDeployTest {

    private final ShopDeploy shop = ready(app -> app.task("index", task(When.AFTER_ROLLOUT))
            .task("assets", task(When.BEFORE_ROLLOUT))
            .task("flags", task(When.BEFORE_ROLLOUT))
            .task("report", task(When.BY_HAND)));

    private static Consumer<DeployTaskSpec> task(When when) {
        return task -> task.when(when).command("bin/work");
    }

    private static ShopDeploy ready(Consumer<AppSpec> more) {
        ShopDeploy shop = new ShopDeploy(more);
        shop.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        return shop;
    }

    private List<String> jobs() {
        return shop.versions().keySet().stream()
                .filter(name -> name.startsWith("Job "))
                .sorted()
                .toList();
    }

    private static List<String> steps(DeployReport report) {
        return report.steps().stream().map(step -> step.step().label()).toList();
    }

    private static List<String> tasks(DeployReport report) {
        return report.tasks().stream()
                .map(run -> run.task() + " " + run.state() + " " + run.job())
                .toList();
    }

    private TaskFailedException failure() {
        return catchThrowableOfType(TaskFailedException.class, shop::deploy);
    }

    @Test
    void runsEachInItsPlaceInTheOrderWritten() {
        DeployReport report = shop.deploy();

        assertThat(String.join(", ", steps(report)))
                .isEqualTo(
                        "preflight, lock, dry run, record, inventory (before), config, task (assets), task (flags), apply,"
                                + " inventory (after), await, migrate (after), task (index)");
        assertThat(tasks(report))
                .containsExactly(
                        "assets SUCCEEDED shop-assets-abcd123-1",
                        "flags SUCCEEDED shop-flags-abcd123-1",
                        "index SUCCEEDED shop-index-abcd123-1");
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void leavesWhatIsRunByHandToPeople() {
        shop.deploy();

        assertThat(jobs()).noneMatch(job -> job.contains("report"));
    }

    @Test
    void comesBeforeAMigrationThatComesFirst() {
        shop.options = DeployOptions.DEFAULT.migrate(MigrationTiming.BEFORE);

        assertThat(steps(shop.deploy()))
                .containsSubsequence("config", "task (assets)", "task (flags)", "migrate (before)", "apply", "await")
                .endsWith("await", "task (index)");
    }

    @Test
    void tellsItsStartItsLogAndItsEnd() {
        shop.deploy();

        assertThat(shop.events(DeployEvent.TaskStarted.class))
                .extracting(event -> event.task() + " " + event.job() + " " + event.attempt())
                .startsWith("assets Job shop-assets-abcd123-1 1");
        assertThat(shop.events(DeployEvent.TaskEnded.class))
                .extracting(event -> event.run().task() + " " + event.run().state())
                .containsExactly("assets SUCCEEDED", "flags SUCCEEDED", "index SUCCEEDED");
        assertThat(shop.events(DeployEvent.LogLine.class))
                .extracting(DeployEvent.LogLine::container)
                .contains("assets", "flags", "index", "migrate");
    }

    @Test
    void changesNoWorkloadWhenOneBeforeTheRolloutFails() {
        shop.cluster.task("flags", dev.railsk.testing.cluster.Outcome.taskFails("no such flag"));

        TaskFailedException end = failure();

        assertThat(end.task()).isEqualTo("flags");
        assertThat(end.why().rule()).isEqualTo(Rule.TASK_FAILED);
        assertThat(end.why().logLines()).containsExactly("no such flag");
        assertThat(end.getMessage())
                .startsWith("the task \"flags\" of shop to default failed in attempt 1 (Job shop-flags-abcd123-1):"
                        + " BackoffLimitExceeded: ended with exit code 1 [task-failed]");
        assertThat(end.report().outcome()).isEqualTo(Outcome.TASK_FAILED);
        assertThat(tasks(end.report()))
                .containsExactly(
                        "assets SUCCEEDED shop-assets-abcd123-1",
                        "flags FAILED shop-flags-abcd123-1",
                        "index NOT_RUN ");
        assertThat(end.report().objects())
                .filteredOn(object -> object.object().kind().equals(ObjectKind.DEPLOYMENT))
                .extracting(ObjectOutcome::result)
                .containsOnly(ObjectOutcome.Result.NOT_APPLIED);
        assertThat(shop.has(ObjectKind.DEPLOYMENT, "shop-web")).isFalse();
        assertThat(end.report().migration().state()).isEqualTo(TaskRun.State.NOT_RUN);
    }

    @Test
    void leavesTheWorkloadsWhenOneAfterTheRolloutFails() {
        shop.cluster.task("index", dev.railsk.testing.cluster.Outcome.taskFails());

        TaskFailedException end = failure();

        assertThat(end.task()).isEqualTo("index");
        assertThat(end.report().workloads())
                .extracting(WorkloadStatus::state)
                .containsOnly(WorkloadStatus.State.COMPLETE);
        assertThat(end.report().migration().state()).isEqualTo(TaskRun.State.SUCCEEDED);
    }

    @Test
    void goesOnAfterAFailureWithTheNextAttemptAndRepeatsNothing() {
        shop.cluster.task("flags", dev.railsk.testing.cluster.Outcome.taskFails());
        failure();
        shop.cluster.task("flags", dev.railsk.testing.cluster.Outcome.well());

        DeployReport second = shop.deploy();

        assertThat(tasks(second))
                .containsExactly(
                        "assets ALREADY_RAN shop-assets-abcd123-1",
                        "flags SUCCEEDED shop-flags-abcd123-2",
                        "index SUCCEEDED shop-index-abcd123-1");
        assertThat(shop.events(DeployEvent.TaskSkipped.class))
                .singleElement()
                .extracting(event -> event.task() + ": " + event.reason())
                .asString()
                .startsWith("assets: the task \"assets\" already ran for revision abcd123: Job shop-assets-abcd123-1"
                        + " succeeded at 2");
    }

    @Test
    void writesNothingTheSecondTime() {
        shop.deploy();
        Map<String, String> before = shop.versions();

        DeployReport second = shop.deploy();

        assertThat(second.isUnchanged()).isTrue();
        assertThat(second.tasks()).extracting(TaskRun::state).containsOnly(TaskRun.State.ALREADY_RAN);
        assertThat(shop.versions()).isEqualTo(before);
    }

    @Test
    void runsAgainForTheNextRevision() {
        shop.deploy();

        assertThat(tasks(shop.deploy(Revision.of("next"))))
                .containsExactly(
                        "assets SUCCEEDED shop-assets-next-1",
                        "flags SUCCEEDED shop-flags-next-1",
                        "index SUCCEEDED shop-index-next-1");
    }

    @Test
    void joinsWhatAStoppedDeployLeftRunning() {
        shop.listener = event -> {
            if (event instanceof DeployEvent.TaskStarted) {
                shop.cancellation.cancel();
            }
        };
        DeployCancelledException stopped = catchThrowableOfType(DeployCancelledException.class, shop::deploy);
        assertThat(stopped.getMessage()).contains("; Job shop-assets-abcd123-1 runs on.");

        List<DeployEvent> told = new java.util.ArrayList<>();
        DeployReport next = Deployer.on(shop.cluster)
                .deploy(shop.environment, ShopDeploy.REVISION, shop.options, told::add, new Cancellation());

        assertThat(next.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(next.tasks().get(0).isJoined()).isTrue();
        assertThat(told)
                .filteredOn(DeployEvent.TaskJoined.class::isInstance)
                .singleElement()
                .satisfies(event ->
                        assertThat(((DeployEvent.TaskJoined) event).task()).isEqualTo("assets"));
        assertThat(jobs())
                .containsExactly(
                        "Job shop-assets-abcd123-1",
                        "Job shop-flags-abcd123-1",
                        "Job shop-index-abcd123-1",
                        "Job shop-migrate-abcd123-1");
    }

    @Test
    void asksAboutTheirJobsInADryRunAndMakesNone() {
        shop.options = DeployOptions.DEFAULT.dryRun();

        DeployReport report = shop.deploy();

        assertThat(report.objects())
                .extracting(outcome -> outcome.object() + " " + outcome.result())
                .contains("Job shop-assets-abcd123-1 CREATED", "Job shop-index-abcd123-1 CREATED");
        assertThat(report.tasks()).extracting(TaskRun::state).containsOnly(TaskRun.State.NOT_RUN);
        assertThat(jobs()).isEmpty();
    }

    @Test
    void refusesATaskWhoseSecretIsNotThere() {
        ShopDeploy lacking = ready(app -> app.secret(dev.railsk.config.Secrets.existing("bucket"))
                .task(
                        "assets",
                        task(When.BEFORE_ROLLOUT)
                                .andThen(task -> task.env(env -> env.fromSecret("KEY", "bucket", "KEY")))));

        PreflightRefusedException end = catchThrowableOfType(PreflightRefusedException.class, lacking::deploy);

        assertThat(end.findings()).extracting(Finding::id).containsExactly("missing-secret");
        assertThat(end.findings().get(0).place()).contains("Job shop-assets-abcd123-1, container assets");
    }

    @Test
    void wantsTheRightToMakeJobsWithoutAMigration() {
        ShopDeploy lacking = ready(app -> app.noMigration().task("assets", task(When.BEFORE_ROLLOUT)));
        lacking.cluster.deny("create", "jobs");

        PreflightRefusedException end = catchThrowableOfType(PreflightRefusedException.class, lacking::deploy);

        assertThat(end.getMessage()).contains("jobs");
    }

    @Test
    void triesAgainInAPodOfItsOwnUntilItSucceeds() {
        ShopDeploy flaky =
                ready(app -> app.task("assets", task(When.BEFORE_ROLLOUT).andThen(task -> task.tries(3))));
        flaky.cluster.task("assets", dev.railsk.testing.cluster.Outcome.taskFails("busy"));
        mendAfterTheFirstTry(flaky);

        DeployReport report = flaky.deploy();

        assertThat(report.tasks())
                .extracting(run -> run.state() + " " + run.attempt())
                .containsExactly("SUCCEEDED 1");
        assertThat(logs(flaky, "assets")).containsExactly("busy", "started", "done");
        assertThat(podsOf(flaky)).hasSize(2);
    }

    @Test
    void triesAgainInTheSamePodAsOftenAsSaid() {
        ShopDeploy flaky =
                ready(app -> app.task("assets", task(When.BEFORE_ROLLOUT).andThen(task -> task.tries(4)
                        .restartInPlace())));
        flaky.cluster.task("assets", dev.railsk.testing.cluster.Outcome.taskFails("busy"));

        TaskFailedException end = catchThrowableOfType(TaskFailedException.class, flaky::deploy);

        Cause why = end.why();
        assertThat(why.rule()).isEqualTo(Rule.TASK_FAILED);
        assertThat(why.reason()).isEqualTo("BackoffLimitExceeded");
        assertThat(why.logLines()).containsExactly("busy", "busy", "busy", "busy");
        assertThat(podsOf(flaky)).hasSize(1);
    }

    private static void mendAfterTheFirstTry(ShopDeploy flaky) {
        flaky.listener = event -> {
            flaky.events.add(event);
            if (event instanceof DeployEvent.ProblemSeen) {
                flaky.cluster.task("assets", dev.railsk.testing.cluster.Outcome.well());
            }
        };
    }

    private static List<String> logs(ShopDeploy from, String container) {
        return from.events(DeployEvent.LogLine.class).stream()
                .filter(line -> line.container().equals(container))
                .map(DeployEvent.LogLine::line)
                .toList();
    }

    private static Set<String> podsOf(ShopDeploy from) {
        Set<String> pods = new TreeSet<>();
        from.events(DeployEvent.LogLine.class).stream()
                .filter(line -> line.container().equals("assets"))
                .forEach(line -> pods.add(line.pod().name()));
        return pods;
    }

    @Test
    void doesNotTakeAnotherTasksJobForItsOwn() {
        ShopDeploy twins = ready(app -> app.noMigration()
                .task("assets", task(When.BEFORE_ROLLOUT))
                .task("assets-old", task(When.BEFORE_ROLLOUT)));
        twins.cluster.task("shop-assets-old-before-1", dev.railsk.testing.cluster.Outcome.neverReady());
        twins.cluster.put(runningJob(twins, "assets-old", "before"));

        assertThat(twins.deploy().warnings())
                .containsExactly("another task \"assets-old\" has not ended yet: Job shop-assets-old-before-1");
    }

    private static dev.railsk.manifest.Tree runningJob(ShopDeploy from, String task, String revision) {
        return from.environment
                .renderTask(from.environment.task(task).task(), Revision.of(revision), 1)
                .tree();
    }

    @Test
    void theStatusKnowsThemForTheRunningRevision() {
        shop.deploy();

        assertThat(Deployer.on(shop.cluster).status(shop.environment).tasks())
                .extracting(run -> run.task() + " " + run.state())
                .containsExactly("index ALREADY_RAN", "assets ALREADY_RAN", "flags ALREADY_RAN", "report NOT_RUN");
    }

    @Test
    void makesNothingOfAnAppWithoutThem() {
        ShopDeploy plain = ShopDeploy.withOwnNamespace();

        DeployReport report = plain.deploy();
        assertThat(report.tasks()).isEmpty();
        assertThat(steps(report)).noneMatch(step -> step.startsWith("task"));
    }

    @Test
    void aTaskRunsWithTheConfigOfItsRevision() {
        ShopDeploy configured = ready(app -> app.config("settings", config -> config.value("BUCKET", "b"))
                .task(
                        "assets",
                        task(When.BEFORE_ROLLOUT).andThen(task -> task.env(env -> env.allFromConfig("settings")))));
        configured.deploy();

        LiveObject job = configured
                .cluster
                .get(new ObjectRef(ObjectKind.JOB, "shop", "shop-assets-abcd123-1"))
                .orElseThrow();
        String config =
                job.content().at("spec", "template", "spec", "containers").items().get(0).at("envFrom").items().stream()
                        .flatMap(source -> source.at("configMapRef", "name").text().stream())
                        .findFirst()
                        .orElseThrow();

        assertThat(config).startsWith("settings-");
        assertThat(configured.has(ObjectKind.CONFIG_MAP, config)).isTrue();
    }
}
