package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import dev.railsk.pod.Pod;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A task that a timetable starts, rendered as a CronJob.
 *
 * @param task what runs
 * @param timetable when; empty only in a definition that is being written
 * @param overlap what happens when the last run still goes on
 * @param isSuspended whether no run is started
 * @param startWithin how late a run that was missed may be started; empty for however late
 * @param history how many ended Jobs are kept; empty for as many as Kubernetes keeps by itself
 */
public record Cron(
        Task task,
        Optional<Timetable> timetable,
        Overlap overlap,
        boolean isSuspended,
        Optional<Duration> startWithin,
        Optional<CronHistory> history)
        implements Part<CronSpec, Cron> {

    /** A cron task as it is when nothing is said of it: see {@link CronSpec} for the defaults. */
    public static Cron standard(String name) {
        Task task = Task.of(requireNonNull(name, "name"), Pod.BARE, JobLimits.ONE_TRY, Origin.here());
        return new Cron(task, Optional.empty(), Overlap.SKIP, false, Optional.empty(), Optional.empty());
    }

    /** Define a cron task on its own, to share or test it. */
    public static Cron define(String name, Consumer<CronSpec> definition) {
        return standard(name).with(definition);
    }

    @Override
    public Cron with(Consumer<CronSpec> definition) {
        return CronSpec.apply(this, definition);
    }

    /** Its name in the definition. */
    public String name() {
        return task.name();
    }
}
