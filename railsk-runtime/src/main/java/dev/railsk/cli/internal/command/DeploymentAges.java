package dev.railsk.cli.internal.command;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.deploy.WorkloadStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long the workloads' Deployments have been there, by the cluster's clock. */
final class DeploymentAges {

    private DeploymentAges() {}

    /** The age by the workload's name; none where there is no Deployment, or where it cannot be read. */
    static Map<String, Duration> of(Cluster cluster, List<WorkloadStatus> workloads) {
        Map<String, Duration> ages = new HashMap<>();
        Instant now = cluster.time().now();
        for (WorkloadStatus workload : workloads) {
            created(cluster, workload)
                    .ifPresent(created -> ages.put(workload.workload(), Duration.between(created, now)));
        }
        return ages;
    }

    private static Optional<Instant> created(Cluster cluster, WorkloadStatus workload) {
        if (workload.state() == WorkloadStatus.State.ABSENT) {
            return Optional.empty();
        }
        try {
            return cluster.get(workload.deployment())
                    .flatMap(deployment -> deployment
                            .content()
                            .at("metadata", "creationTimestamp")
                            .text())
                    .map(Instant::parse);
        } catch (ClusterException | DateTimeParseException unknown) {
            // The table's other columns are worth printing without it, above all when the connection was lost.
            return Optional.empty();
        }
    }
}
