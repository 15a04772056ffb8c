package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.EnvVars;
import dev.railsk.container.Command;
import dev.railsk.container.Container;
import dev.railsk.container.Program;
import dev.railsk.pod.Naming;
import dev.railsk.pod.Pod;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
        requireNonNull(origin, "origin");
        Container bare = Container.BARE;
        Container container = new Container(
                bare.image(),
                new Program(new Command.Instead(List.of("bin/rails", "db:migrate")), EnvVars.NONE),
                bare.ports(),
                bare.probes(),
                bare.resources(),
                bare.preStop(),
                bare.mounts());
        Pod pod = new Pod(container, List.of(), Pod.BARE.gracePeriod(), Pod.BARE.spread(), Optional.empty(), List.of());
        JobLimits limits = new JobLimits(Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofDays(1)));
        Task task = new Task("migrate", Naming.STANDARD, pod, limits, Lines.unwritten(origin));
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
