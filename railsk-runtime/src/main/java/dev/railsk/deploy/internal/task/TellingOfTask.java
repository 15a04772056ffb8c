package dev.railsk.deploy.internal.task;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.TaskFailedException;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.rollout.Cause;
import dev.railsk.task.Task;
import java.time.Instant;
import java.util.Optional;

/** How a task of the app's own is told. */
record TellingOfTask(Task task) implements Telling {

    @Override
    public String noun() {
        return "task \"" + task.name() + "\"";
    }

    @Override
    public void note(DeployRun run, TaskRun status) {
        run.draft().note(status);
    }

    @Override
    public DeployEvent started(Instant at, ObjectRef job, int attempt) {
        return new DeployEvent.TaskStarted(at, task.name(), job, attempt);
    }

    @Override
    public DeployEvent joined(Instant at, ObjectRef job, int attempt) {
        return new DeployEvent.TaskJoined(at, task.name(), job, attempt);
    }

    @Override
    public DeployEvent skipped(Instant at, String reason) {
        return new DeployEvent.TaskSkipped(at, task.name(), reason);
    }

    @Override
    public DeployEvent ended(Instant at, TaskRun status) {
        return new DeployEvent.TaskEnded(at, status);
    }

    @Override
    public StepFailure failed(String message, Cause cause) {
        return new StepFailure(
                Outcome.TASK_FAILED,
                Optional.of(cause),
                report -> new TaskFailedException(message, report, task.name(), cause));
    }
}
