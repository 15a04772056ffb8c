package dev.railsk.task;

import java.util.List;

/**
 * What a migration runs apart from each other.
 *
 * @param databases the databases of {@code config/database.yml} that have a Job each, in order; empty for one Job for all
 * @param preCommand what runs before the rollout of a migration that is split; empty for the migration's own command, which is told to
 *     leave out the rest
 */
public record MigrationSets(List<String> databases, List<String> preCommand) {

    /** All in one Job. */
    static final MigrationSets ONE = new MigrationSets(List.of(), List.of());

    public MigrationSets {
        databases = List.copyOf(databases);
        preCommand = List.copyOf(preCommand);
    }
}
