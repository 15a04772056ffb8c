package dev.railsk.deploy.internal.task;

import dev.railsk.app.Environment;
import dev.railsk.cluster.LiveObject;
import dev.railsk.container.Command;
import dev.railsk.container.Container;
import dev.railsk.container.Program;
import dev.railsk.deploy.DeployCancelledException;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.TaskFailedException;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.TaskRun.State;
import dev.railsk.deploy.internal.observe.Causes;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.pod.Pod;
import dev.railsk.rollout.Cause;
import dev.railsk.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs a program once, in a Job that is like the app's console, and tells what it writes. */
public final class OneOff {

    private static final String NAME = "oneoff";
    private static final Duration KEPT = Duration.ofHours(1);

    private final DeployRun run;
    private final Task task;

    /** One run of this task. */
    public OneOff(DeployRun run, Task task) {
        this.run = run;
        this.task = task;
    }

    /** The app's console with another command. */
    public static Task task(Environment environment, List<String> command) {
        Task console = environment.parts().tasks().console().task();
        Pod pod = console.pod();
        Container main = pod.main();
        Program program = new Program(
                new Command.Instead(command),
                main.program().env(),
                main.program().workingDirectory());
        Container running = new Container(
                main.image(), program, main.ports(), main.probes(), main.bounds(), main.lifecycle(), main.mounts());
        Pod own = new Pod(running, pod.companions(), pod.gracePeriod(), pod.placement(), pod.override(), pod.edits());
        return new Task(NAME, "", console.naming(), own, console.limits().keepFor(Optional.of(KEPT)), console.lines());
    }

    /** Run it; the number that the program ended with. */
    public int run() throws InterruptedException {
        run.checkCancelled();
        LiveObject job = create();
        try {
            TaskWait.End end = new TaskWait(run, job.ref(), task).await();
            return finish(job, end);
        } catch (StepFailure failure) {
            throw failure.outcome() == Outcome.CANCELLED ? stopped(job) : failure;
        } catch (InterruptedException stop) {
            throw stopped(job);
        }
    }

    private LiveObject create() {
        NumberedJob made = NumberedJob.create(run, task);
        note(State.RUNNING, made.job(), Optional.empty());
        run.tell(new DeployEvent.TaskStarted(run.now(), task.name(), made.job().ref(), made.number()));
        return made.job();
    }

    private TaskRun note(State state, LiveObject job, Optional<Cause> cause) {
        TaskRun status = new TaskRun(task.name(), state, job.ref().name(), 1, false, Optional.empty(), cause);
        run.draft().note(status);
        return status;
    }

    private int finish(LiveObject job, TaskWait.End end) {
        OptionalInt code = ProgramPod.of(run, job, task).exitCode();
        State state = end.cause().isPresent() ? State.FAILED : State.SUCCEEDED;
        run.tell(new DeployEvent.TaskEnded(run.now(), note(state, job, end.cause())));
        if (end.cause().isEmpty()) {
            return code.orElse(0);
        }
        if (code.isPresent() && code.getAsInt() != 0) {
            return code.getAsInt();
        }
        Cause cause = end.cause().get();
        String message =
                "the program did not come to an end of its own (" + job.ref() + "): " + Causes.describe(cause, "");
        throw new StepFailure(
                Outcome.TASK_FAILED, report -> new TaskFailedException(message, report, task.name(), cause));
    }

    private StepFailure stopped(LiveObject job) {
        String fate = new NumberedJob(job, 0)
                .delete(run)
                .map(failure -> ", and could not be deleted: " + failure.getMessage())
                .orElse(", and was deleted");
        String message = run.mask().hide("stopped: " + job.ref() + " was running" + fate);
        return new StepFailure(Outcome.CANCELLED, report -> new DeployCancelledException(message, report));
    }
}
