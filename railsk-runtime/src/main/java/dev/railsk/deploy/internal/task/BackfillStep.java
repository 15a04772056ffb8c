package dev.railsk.deploy.internal.task;

import dev.railsk.app.Environment;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.schema.Backfill;
import dev.railsk.deploy.schema.Progress;
import dev.railsk.task.JobLimits;
import dev.railsk.task.Task;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs a backfill's Job, or joins the one that runs. It holds no lock: a deploy need not wait for it. What was stopped goes on when it is
 * run again, which is the program's own matter.
 */
public final class BackfillStep {

    private static final Duration KEPT = Duration.ofDays(1);

    private final DeployRun run;
    private final Task task;
    private final StallWatch watch;

    /** The run of this backfill. */
    public BackfillStep(DeployRun run, Backfill backfill) {
        this.run = run;
        task = task(run.environment(), backfill);
        watch = new StallWatch(run, backfill);
    }

    /** What runs. */
    public static Task task(Environment environment, Backfill backfill) {
        JobLimits limits = JobLimits.ONE_TRY
                .deadline(Optional.of(backfill.pace().longest()))
                .keepFor(Optional.of(KEPT));
        return TaskLike.of(environment, backfill.name(), backfill.command(), limits);
    }

    /** Run it; how far it said that it had come. */
    public Optional<Progress> run() throws InterruptedException {
        try {
            boolean unused = TaskStep.of(run, task, watch).run();
            return watch.last();
        } finally {
            watch.stalled().ifPresent(this::stop);
        }
    }

    private void stop(ObjectRef job) {
        try {
            Optional<LiveObject> live = run.cluster().get(job);
            if (live.isPresent()) {
                boolean unused = run.cluster().delete(job, DeleteOptions.of(live.get()));
            }
        } catch (ClusterException failure) {
            run.warn(job + " stands still and could not be deleted: " + failure.getMessage());
        }
    }
}
