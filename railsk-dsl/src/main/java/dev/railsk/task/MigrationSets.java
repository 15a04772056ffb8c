package dev.railsk.task;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a migration runs apart from each other.
 *
 * @param databases the databases of {@code config/database.yml} that have a Job each, in order; empty for one Job for all
 * @param preCommand what runs before the rollout of a migration that is split; empty for the migration's own command, which is told to
 *     leave out the rest
 * @param preDeadline after which a Job before the rollout is stopped; empty for the migration's own deadline
 */
public record MigrationSets(List<String> databases, List<String> preCommand, Optional<Duration> preDeadline) {

    /** All in one Job. */
    static final MigrationSets ONE = new MigrationSets(List.of(), List.of(), Optional.empty());

    public MigrationSets {
        databases = List.copyOf(databases);
        preCommand = List.copyOf(preCommand);
    }

    MigrationSets databases(List<String> names) {
        return new MigrationSets(names, preCommand, preDeadline);
    }

    MigrationSets preCommand(List<String> command) {
        return new MigrationSets(databases, command, preDeadline);
    }

    MigrationSets preDeadline(Optional<Duration> limit) {
        return new MigrationSets(databases, preCommand, limit);
    }
}
