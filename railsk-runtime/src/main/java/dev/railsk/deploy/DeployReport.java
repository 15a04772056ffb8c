package dev.railsk.deploy;

import dev.railsk.cluster.ClusterAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a deploy did, as far as it came.
 *
 * @param app the app's name
 * @param environment the environment's name
 * @param namespace the namespace
 * @param revision the revision
 * @param cluster where
 * @param outcome how it ended
 * @param isDryRun whether nothing was to be written
 * @param startedAt when it began, on the cluster's clock
 * @param took how long it took
 * @param steps the steps that it came to, in order
 * @param objects every object of the set, in the order of the apply
 * @param workloads every workload, as it stood at the end
 * @param migration the migration
 * @param warnings what was told as a warning
 */
public record DeployReport(
        String app,
        String environment,
        String namespace,
        String revision,
        ClusterAddress cluster,
        Outcome outcome,
        boolean isDryRun,
        Instant startedAt,
        Duration took,
        List<StepReport> steps,
        List<ObjectOutcome> objects,
        List<WorkloadStatus> workloads,
        MigrationStatus migration,
        List<String> warnings) {

    public DeployReport {
        steps = List.copyOf(steps);
        objects = List.copyOf(objects);
        workloads = List.copyOf(workloads);
        warnings = List.copyOf(warnings);
    }

    /** How a deploy can end. */
    public enum Outcome {
        SUCCEEDED,
        /** A preflight check or the API server refused. */
        REFUSED,
        ROLLOUT_FAILED,
        MIGRATION_FAILED,
        CANCELLED,
        /** The API server could not be reached, or did not accept the login. */
        NO_CONNECTION,
        /** An error that no caller can act on. */
        BROKEN
    }

    /**
     * One step.
     *
     * @param step which
     * @param took how long it took
     * @param isDone whether it came to a good end
     */
    public record StepReport(Step step, Duration took, boolean isDone) {}

    /** Whether no object was created or changed. */
    public boolean isUnchanged() {
        return objects.stream().noneMatch(ObjectOutcome::isWritten);
    }
}
