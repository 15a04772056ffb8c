package dev.railsk.deploy;

import dev.railsk.image.Revision;
import java.util.List;
import java.util.Optional;

/**
 * How an environment stands in its cluster.
 *
 * @param app the app's name
 * @param environment the environment's name
 * @param namespace the namespace
 * @param revision the revision that its Deployments ask for; empty when nothing is deployed, or when they differ
 * @param workloads every workload
 * @param runs what runs to its end
 * @param unfinished the release that has not come to its end: it runs, or was interrupted and nobody has deployed since
 */
public record EnvironmentStatus(
        String app,
        String environment,
        String namespace,
        Optional<Revision> revision,
        List<WorkloadStatus> workloads,
        Runs runs,
        Optional<Release> unfinished) {

    public EnvironmentStatus {
        workloads = List.copyOf(workloads);
    }

    /**
     * What runs to its end.
     *
     * @param migrations the Jobs of the migration of all that is pending, for the environment's revision
     * @param tasks every task of the app's own for that revision
     * @param crons every cron task
     */
    public record Runs(List<TaskRun> migrations, List<TaskRun> tasks, List<CronStatus> crons) {
        public Runs {
            migrations = List.copyOf(migrations);
            tasks = List.copyOf(tasks);
            crons = List.copyOf(crons);
        }
    }

    /** The migration for the environment's revision. */
    public TaskRun migration() {
        return TaskRun.deciding(runs.migrations());
    }

    /** The Jobs of the migration of all that is pending, for the environment's revision. */
    public List<TaskRun> migrations() {
        return runs.migrations();
    }

    /** Every task of the app's own for the environment's revision, those included that no deploy runs. */
    public List<TaskRun> tasks() {
        return runs.tasks();
    }

    /** Every cron task. */
    public List<CronStatus> crons() {
        return runs.crons();
    }
}
