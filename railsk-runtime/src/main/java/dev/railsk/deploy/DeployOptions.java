package dev.railsk.deploy;

import dev.railsk.task.MigrationTiming;
import java.time.Duration;
import java.util.Optional;

/**
 * How to deploy.
 *
 * @param migration when to migrate; empty for what the app says
 * @param timeout how long all workloads together may take to run the new revision: measured on the cluster's clock from the end
 *     of the apply on. A migration has its own deadline, and its time does not count
 * @param isDryRun whether to stop after the dry run
 */
public record DeployOptions(Optional<MigrationTiming> migration, Duration timeout, boolean isDryRun) {

    /** What the app says, ten minutes, for real. */
    public static final DeployOptions DEFAULT = new DeployOptions(Optional.empty(), Duration.ofMinutes(10), false);

    public DeployOptions {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout must be longer than nothing, but was " + timeout);
        }
    }

    /** The same with another time of the migration. */
    public DeployOptions migrate(MigrationTiming timing) {
        return new DeployOptions(Optional.of(timing), timeout, isDryRun);
    }

    /** The same with another timeout. */
    public DeployOptions timeout(Duration limit) {
        return new DeployOptions(migration, limit, isDryRun);
    }

    /** The same, but nothing is written. */
    public DeployOptions dryRun() {
        return new DeployOptions(migration, timeout, true);
    }
}
