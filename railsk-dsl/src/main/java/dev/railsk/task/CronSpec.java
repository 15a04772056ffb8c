package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import dev.railsk.container.Command;
import dev.railsk.problem.DefinitionException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a cron task is written. It must have a command and a timetable.
 *
 * <p>Defaults: one try, without a deadline; a run that is due while the last one goes on is skipped.
 */
public final class CronSpec extends TaskSpec<CronSpec> {

    private Optional<Timetable> timetable;
    private Overlap overlap;
    private boolean isSuspended;

    private CronSpec(Cron base) {
        super("cron " + base.name(), base.task());
        timetable = base.timetable();
        overlap = base.overlap();
        isSuspended = base.isSuspended();
    }

    static Cron apply(Cron base, Consumer<CronSpec> definition) {
        CronSpec spec = new CronSpec(base);
        spec.draft.run(definition, spec);
        Task task = spec.checked();
        spec.checkPresence(task);
        return spec.draft.finish(
                "cron \"" + base.name() + "\"", new Cron(task, spec.timetable, spec.overlap, spec.isSuspended));
    }

    private void checkPresence(Task task) {
        boolean isCut = !draft.findings().problems().isEmpty();
        if (timetable.isEmpty() && !isCut) {
            draft.problem(
                    "at",
                    task.origin(),
                    "a cron task must have a timetable",
                    "Write at(\"30 9 * * *\", \"Europe/London\").");
        }
        if (task.pod().main().command() instanceof Command.OfImage && !isCut) {
            draft.problem(
                    "command",
                    task.lines().of("command"),
                    "a cron task must have a command, but runs what the image runs by itself",
                    "Write command(\"bin/rails\", \"digest\").");
        }
    }

    @Override
    protected CronSpec self() {
        return this;
    }

    @Override
    Task standardTask() {
        return Cron.standard(name()).task();
    }

    /** Start it at these times: minute, hour, day of the month, month, day of the week, in the controller's zone, mostly UTC. */
    public CronSpec at(String schedule) {
        return at(requireNonNull(schedule, "schedule"), Optional.empty());
    }

    /** Start it at these times of this zone: minute, hour, day of the month, month, day of the week. */
    public CronSpec at(String schedule, String zone) {
        return at(requireNonNull(schedule, "schedule"), Optional.of(requireNonNull(zone, "zone")));
    }

    private CronSpec at(String schedule, Optional<String> zone) {
        draft.write("at");
        try {
            timetable = Optional.of(new Timetable(schedule, zone));
        } catch (DefinitionException e) {
            draft.refused("at", Timetable.class, e);
        }
        return this;
    }

    /** Say what happens when a run is due and the last one still goes on. */
    public CronSpec overlap(Overlap what) {
        draft.write("overlap");
        overlap = requireNonNull(what, "what");
        return this;
    }

    /** Skip a run that is due while the last one still goes on. */
    public CronSpec defaultOverlap() {
        draft.write("overlap");
        overlap = Overlap.SKIP;
        return this;
    }

    /** Start no run until it is resumed. */
    public CronSpec suspended() {
        draft.write("suspended");
        isSuspended = true;
        return this;
    }

    /** Start the runs that are due. */
    public CronSpec resumed() {
        draft.write("suspended");
        isSuspended = false;
        return this;
    }
}
