package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The migration of the database in a deploy.
 *
 * @param task what runs, with the variables of its connection
 * @param timing when it runs
 * @param restartsAfter whether the workloads are restarted once it has run behind a rollout
 * @param sets what it runs apart from each other; empty for all in one Job
 * @param connection how it reaches its database; empty for as the app does
 * @param retryFor how long it is tried again while another process holds Rails' migration lock; empty for not at all
 */
public record Migration(
        Task task,
        MigrationTiming timing,
        boolean restartsAfter,
        Optional<MigrationSets> sets,
        Optional<MigrationConnection> connection,
        Optional<Duration> retryFor)
        implements Part<MigrationSpec, Migration> {

    /**
     * The variable that tells an app which keeps its later migrations in {@code db/post_migrate} to leave these out. GitLab and Mastodon
     * read it where they set up their migrations' paths; Rails itself does not.
     */
    public static final String SKIP_POST = "SKIP_POST_DEPLOYMENT_MIGRATIONS";

    /** {@code bin/rails db:migrate} after the rollout, for an hour at most, kept for a day. */
    public static Migration standard(Origin origin) {
        Task task = Task.of(
                "migrate",
                Task.running(List.of("bin/rails", "db:migrate")),
                JobLimits.AN_HOUR,
                requireNonNull(origin, "origin"));
        return new Migration(task, MigrationTiming.AFTER, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Define a migration on its own, to share or test it. */
    public static Migration define(Consumer<MigrationSpec> definition) {
        return standard(Origin.here()).with(definition);
    }

    /** The Jobs that run all that is pending, in order: one, or one for each database. */
    public List<Task> jobs() {
        return sets.isPresent() ? MigrationJobs.all(task, sets.get()) : List.of(task);
    }

    /**
     * The Jobs of what a split migration runs before the rollout, in order. They run the same command with {@link #SKIP_POST} set to
     * {@code true}, or the command that was written for them.
     */
    public List<Task> preJobs() {
        return MigrationJobs.pre(task, sets.orElse(MigrationSets.ONE));
    }

    @Override
    public Migration with(Consumer<MigrationSpec> definition) {
        return MigrationSpec.apply(this, definition);
    }
}
