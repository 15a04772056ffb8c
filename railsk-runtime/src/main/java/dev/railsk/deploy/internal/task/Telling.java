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
import java.util.List;

/** How the run of one task is told: the migration has words, events and an exception of its own. */
interface Telling {

    /** What runs. */
    Task task();

    /** What it is called in a sentence, such as {@code migration}. */
    String noun();

    /** The Job to make, of the rendered one. */
    default Manifest job(Manifest rendered) {
        return rendered;
    }

    /** Keep for the report how it stands. */
    void note(DeployRun run, TaskRun status);

    /** Keep what a Job of it wrote for the release's record. Of tasks of the app's own nothing is kept. */
    default void keepLog(DeployRun run, String job, List<String> lines) {}

    /** Its Job was made. */
    DeployEvent started(Instant at, ObjectRef job, int attempt);

    /** Its Job was running already. */
    DeployEvent joined(Instant at, ObjectRef job, int attempt);

    /** It is not run. */
    DeployEvent skipped(Instant at, String reason);

    /** Its Job ended. */
    DeployEvent ended(Instant at, TaskRun status);

    /** The end that its failure brings. */
    StepFailure failed(String message, Cause cause);
}
