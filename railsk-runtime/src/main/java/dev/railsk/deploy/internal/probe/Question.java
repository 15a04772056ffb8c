package dev.railsk.deploy.internal.probe;

import dev.railsk.app.Environment;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.LogRequest;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.TaskFailedException;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.TaskRun.State;
import dev.railsk.deploy.internal.observe.Causes;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.deploy.internal.task.NumberedJob;
import dev.railsk.deploy.internal.task.ProgramPod;
import dev.railsk.deploy.internal.task.TaskLike;
import dev.railsk.deploy.internal.task.TaskWait;
import dev.railsk.image.Revision;
import dev.railsk.rollout.Cause;
import dev.railsk.rollout.Rule;
import dev.railsk.task.JobLimits;
import dev.railsk.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs a short program in a Job that is like the migration's, to read what it writes. The Job is deleted once that is read; should
 * nobody come to that, Kubernetes does so an hour after its end.
 */
public final class Question {

    private static final String NAME = "probe";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int TRIES = 5;

    private final DeployRun run;
    private final Task task;
    private final Revision revision;
    private final boolean isData;

    /** This program in the app's image. */
    public Question(DeployRun run, List<String> command) {
        this(run, task(run.environment(), command), run.order().revision(), false);
    }

    private Question(DeployRun run, Task task, Revision revision, boolean isData) {
        this.run = run;
        this.task = task;
        this.revision = revision;
        this.isData = isData;
    }

    /**
     * This program in the image of a revision, which needs nothing else and has no variables. What it writes is read as it is and told to
     * nobody: a secret cannot be in it, and a value that happens to stand there must not be hidden.
     */
    public static Question ofImageAlone(DeployRun run, Revision revision, List<String> command) {
        return new Question(run, taskOfImageAlone(run.environment(), command), revision, true);
    }

    /** What asks: the migration with another command, in the same network; where an app has none, its console. */
    public static Task task(Environment environment, List<String> command) {
        return TaskLike.of(environment, NAME, command, limits());
    }

    /** What asks where only the image is needed. */
    public static Task taskOfImageAlone(Environment environment, List<String> command) {
        return TaskLike.ofImageAlone(environment, NAME, command, limits());
    }

    private static JobLimits limits() {
        return JobLimits.ONE_TRY.deadline(Optional.of(LONGEST)).keepFor(Optional.of(KEPT));
    }

    /** Run it, and read what it wrote. */
    public Output ask() throws InterruptedException {
        run.checkCancelled();
        NumberedJob made = NumberedJob.create(run, task, revision);
        run.tell(new DeployEvent.TaskStarted(run.now(), NAME, made.job().ref(), made.number()));
        boolean isRead = false;
        try {
            TaskWait wait = isData
                    ? TaskWait.silent(run, made.job().ref(), task)
                    : new TaskWait(run, made.job().ref(), task);
            TaskWait.End end = wait.await();
            Output output = read(made, end);
            isRead = true;
            return output;
        } finally {
            State state = isRead ? State.SUCCEEDED : State.FAILED;
            run.tell(new DeployEvent.TaskEnded(
                    run.now(),
                    new TaskRun(
                            NAME,
                            state,
                            made.job().ref().name(),
                            made.number(),
                            false,
                            Optional.empty(),
                            Optional.empty())));
            made.delete(run)
                    .ifPresent(failure -> run.warn(made.job().ref() + " could not be deleted, and goes "
                            + KEPT.toHours() + " h after its end: " + failure.getMessage()));
        }
    }

    private Output read(NumberedJob made, TaskWait.End end) throws InterruptedException {
        ProgramPod pod = ProgramPod.of(run, made.job(), task);
        boolean isTakenAway = end.cause().isPresent() && end.cause().get().rule() != Rule.TASK_FAILED;
        if (isTakenAway || pod.log().isEmpty() || pod.exitCode().isEmpty()) {
            throw notEnded(made, end);
        }
        List<String> lines = log(pod.log().get());
        return new Output(pod.exitCode().getAsInt(), isData ? lines : run.mask().hide(lines));
    }

    private StepFailure notEnded(NumberedJob made, TaskWait.End end) {
        Cause cause = end.cause().orElseGet(() -> gone(made));
        String message = "the image of " + run.environment().appName() + " in "
                + run.environment().name() + " could not be asked ("
                + made.job().ref() + "): " + Causes.describe(cause, "");
        return new StepFailure(
                Outcome.TASK_FAILED,
                Optional.of(cause),
                report -> new TaskFailedException(message, report, NAME, cause));
    }

    private static Cause gone(NumberedJob made) {
        return new Cause(
                Rule.TASK_GONE,
                made.job().ref(),
                "",
                "",
                "its pod is not there any more, and with it what it wrote",
                "Ask again.",
                List.of());
    }

    // A question is a Job of seconds: it would be a pity to ask it again for a connection that is lost now.
    private List<String> log(LogRequest request) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return run.cluster().log(request);
            } catch (ClusterUnreachableException failure) {
                giveUp(attempt, failure);
                run.cluster().time().sleep(PAUSE);
            }
        }
    }

    private void giveUp(int attempt, ClusterException failure) {
        run.checkCancelled();
        if (attempt == TRIES) {
            throw failure;
        }
    }
}
