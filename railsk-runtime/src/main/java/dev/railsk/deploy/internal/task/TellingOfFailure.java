package dev.railsk.deploy.internal.task;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.manifest.Manifest;
import dev.railsk.rollout.Cause;
import dev.railsk.task.Task;
import java.time.Instant;

/** How a task is told that runs after a failure: as any of the app's own, but that it is told of the failure. */
record TellingOfFailure(Telling own, FailureFacts facts) implements Telling {

    @Override
    public Task task() {
        return own.task();
    }

    @Override
    public String noun() {
        return own.noun();
    }

    @Override
    public Manifest job(Manifest rendered) {
        return facts.on(rendered, task().container());
    }

    @Override
    public void note(DeployRun run, TaskRun status) {
        own.note(run, status);
    }

    @Override
    public DeployEvent started(Instant at, ObjectRef job, int attempt) {
        return own.started(at, job, attempt);
    }

    @Override
    public DeployEvent joined(Instant at, ObjectRef job, int attempt) {
        return own.joined(at, job, attempt);
    }

    @Override
    public DeployEvent skipped(Instant at, String reason) {
        return own.skipped(at, reason);
    }

    @Override
    public DeployEvent ended(Instant at, TaskRun status) {
        return own.ended(at, status);
    }

    @Override
    public StepFailure failed(String message, Cause cause) {
        return own.failed(message, cause);
    }
}
