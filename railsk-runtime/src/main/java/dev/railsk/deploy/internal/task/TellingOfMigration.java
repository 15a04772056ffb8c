package dev.railsk.deploy.internal.task;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.MigrationFailedException;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.rollout.Cause;
import dev.railsk.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the migration is told. */
record TellingOfMigration(Task task) implements Telling {

    @Override
    public String noun() {
        return "migration";
    }

    @Override
    public void note(DeployRun run, TaskRun status) {
        run.draft().noteMigration(status);
    }

    @Override
    public void keepLog(DeployRun run, String job, List<String> lines) {
        run.draft().noteLog(job, lines);
    }

    @Override
    public DeployEvent started(Instant at, ObjectRef job, int attempt) {
        return new DeployEvent.MigrationStarted(at, job, attempt);
    }

    @Override
    public DeployEvent joined(Instant at, ObjectRef job, int attempt) {
        return new DeployEvent.MigrationJoined(at, job, attempt);
    }

    @Override
    public DeployEvent skipped(Instant at, String reason) {
        return new DeployEvent.MigrationSkipped(at, reason);
    }

    @Override
    public DeployEvent ended(Instant at, TaskRun status) {
        return new DeployEvent.MigrationEnded(at, status);
    }

    @Override
    public StepFailure failed(String message, Cause cause) {
        return new StepFailure(
                Outcome.MIGRATION_FAILED,
                Optional.of(cause),
                report -> new MigrationFailedException(message, report, cause));
    }
}
