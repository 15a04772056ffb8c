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
 * @param by who deploys, for others who wait for the same environment
 * @param lockWait how long to wait for another deploy of the environment that is at work; zero to be refused then
 * @param keptReleases how many records of releases to keep; the last one that succeeded is kept beyond them
 * @param existing what becomes of objects that are there: those that are no longer defined, and those that other tools made
 */
public record DeployOptions(
        Optional<MigrationTiming> migration,
        Duration timeout,
        boolean isDryRun,
        DeployedBy by,
        Duration lockWait,
        int keptReleases,
        ExistingObjects existing) {

    /**
     * What the app says, ten minutes, for real, by nobody who says a name, without waiting for another deploy, ten releases; what is no
     * longer defined is deleted, and what other tools set is not adopted.
     */
    public static final DeployOptions DEFAULT = new DeployOptions(
            Optional.empty(),
            Duration.ofMinutes(10),
            false,
            DeployedBy.UNKNOWN,
            Duration.ZERO,
            10,
            ExistingObjects.DEFAULT);

    public DeployOptions {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout must be longer than nothing, but was " + timeout);
        }
        if (lockWait.isNegative()) {
            throw new IllegalArgumentException("the wait for the lock must not be negative, but was " + lockWait);
        }
        if (keptReleases < 1) {
            throw new IllegalArgumentException("the releases to keep must be at least 1, but were " + keptReleases);
        }
    }

    /** The same with another time of the migration. */
    public DeployOptions migrate(MigrationTiming timing) {
        return new DeployOptions(Optional.of(timing), timeout, isDryRun, by, lockWait, keptReleases, existing);
    }

    /** The same with another timeout. */
    public DeployOptions timeout(Duration limit) {
        return new DeployOptions(migration, limit, isDryRun, by, lockWait, keptReleases, existing);
    }

    /** The same, but nothing is written. */
    public DeployOptions dryRun() {
        return new DeployOptions(migration, timeout, true, by, lockWait, keptReleases, existing);
    }

    /** The same in the name of somebody. */
    public DeployOptions by(DeployedBy who) {
        return new DeployOptions(migration, timeout, isDryRun, who, lockWait, keptReleases, existing);
    }

    /** The same, waiting this long for another deploy of the environment. */
    public DeployOptions waitForLock(Duration limit) {
        return new DeployOptions(migration, timeout, isDryRun, by, limit, keptReleases, existing);
    }

    /** The same, keeping the records of this many releases. */
    public DeployOptions keepReleases(int number) {
        return new DeployOptions(migration, timeout, isDryRun, by, lockWait, number, existing);
    }

    /** The same, deleting this of what is no longer defined. */
    public DeployOptions prune(Pruning what) {
        return new DeployOptions(migration, timeout, isDryRun, by, lockWait, keptReleases, existing.prune(what));
    }

    /** The same, taking the definition's fields from the tools that made or changed the objects before: kubectl and Helm. */
    public DeployOptions adopt() {
        return new DeployOptions(migration, timeout, isDryRun, by, lockWait, keptReleases, existing.adopt());
    }

    /** What of that which is no longer defined is deleted at the end. */
    public Pruning pruning() {
        return existing.pruning();
    }

    /** Whether fields of the definition are taken from the tools that made or changed the objects before. */
    public boolean isAdopting() {
        return existing.isAdopting();
    }
}
