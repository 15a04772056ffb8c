package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.util.List;
import java.util.function.Consumer;

/**
 * The migration of the database in a deploy.
 *
 * @param task what runs
 * @param timing when it runs
 * @param restartsAfter whether the workloads are restarted once it has run behind a rollout
 */
public record Migration(Task task, MigrationTiming timing, boolean restartsAfter)
        implements Part<MigrationSpec, Migration> {

    /** {@code bin/rails db:migrate} after the rollout, for an hour at most, kept for a day. */
    public static Migration standard(Origin origin) {
        Task task = Task.of(
                "migrate",
                Task.running(List.of("bin/rails", "db:migrate")),
                JobLimits.AN_HOUR,
                requireNonNull(origin, "origin"));
        return new Migration(task, MigrationTiming.AFTER, false);
    }

    /** Define a migration on its own, to share or test it. */
    public static Migration define(Consumer<MigrationSpec> definition) {
        return standard(Origin.here()).with(definition);
    }

    @Override
    public Migration with(Consumer<MigrationSpec> definition) {
        return MigrationSpec.apply(this, definition);
    }
}
