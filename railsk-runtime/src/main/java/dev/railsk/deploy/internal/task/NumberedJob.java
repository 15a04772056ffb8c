package dev.railsk.deploy.internal.task;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.image.Revision;
import dev.railsk.task.Task;
import java.util.Optional;

/**
 * A Job of a program that is run as often as somebody asks for it.
 *
 * @param job the Job
 * @param number what its name ends with
 */
public record NumberedJob(LiveObject job, int number) {

    private static final int CONFLICT = 409;
    private static final int TRIES = 20;

    /** Make the next one of this run's revision. */
    public static NumberedJob create(DeployRun run, Task task) {
        return create(run, task, run.order().revision());
    }

    /** Make the next one. The name has a number, so that an answer which was lost leaves no second Job. */
    public static NumberedJob create(DeployRun run, Task task, Revision revision) {
        int next = new TaskJobs(run.cluster(), run.environment(), revision).next(task);
        for (int attempt = next; ; attempt++) {
            try {
                LiveObject job = run.cluster()
                        .create(run.environment().renderTask(task, revision, attempt), WriteOptions.write());
                return new NumberedJob(job, attempt);
            } catch (ClusterRefusedException refusal) {
                if (refusal.code() != CONFLICT || attempt == next + TRIES) {
                    throw refusal;
                }
            }
        }
    }

    /** Delete it, also when the thread is interrupted; why not, if it cannot be. */
    public Optional<ClusterException> delete(DeployRun run) {
        boolean isInterrupted = Thread.interrupted();
        try {
            run.cluster().delete(job.ref(), DeleteOptions.of(job));
            return Optional.empty();
        } catch (ClusterException failure) {
            return Optional.of(failure);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
