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
 * @param migration the migration for that revision
 * @param crons every cron task
 */
public record EnvironmentStatus(
        String app,
        String environment,
        String namespace,
        Optional<Revision> revision,
        List<WorkloadStatus> workloads,
        MigrationStatus migration,
        List<CronStatus> crons) {

    public EnvironmentStatus {
        workloads = List.copyOf(workloads);
        crons = List.copyOf(crons);
    }
}
