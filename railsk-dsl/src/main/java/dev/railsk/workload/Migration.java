package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.EnvVars;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import dev.railsk.quantity.Resources;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The migration of the database in a deploy.
 *
 * @param task what runs
 * @param timing when it runs
 */
public record Migration(Task task, MigrationTiming timing) implements Part<MigrationSpec, Migration> {

    /** {@code bin/rails db:migrate} after the rollout, for an hour at most, kept for a day. */
    public static Migration standard(Origin origin) {
        requireNonNull(origin, "origin");
        return new Migration(
                new Task(
                        "migrate",
                        List.of("bin/rails", "db:migrate"),
                        EnvVars.NONE,
                        Resources.NONE,
                        Duration.ofHours(1),
                        Duration.ofDays(1),
                        origin),
                MigrationTiming.AFTER);
    }

    @Override
    public Migration with(Consumer<MigrationSpec> definition) {
        return MigrationSpec.apply(this, definition);
    }
}
