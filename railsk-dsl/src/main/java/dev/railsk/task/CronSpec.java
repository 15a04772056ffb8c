package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a cron task is written. It must have a command and a timetable.
 *
 * <p>Defaults: one try, without a deadline; a run that is due while the last one goes on is skipped; one that was missed is started
 * however late; Kubernetes keeps the Jobs of three runs that ended well and of one that did not.
 */
public final class CronSpec extends JobWords<CronSpec> {

    // The controller looks every ten seconds: it may never see a shorter one.
    private static final TimeBounds LATE = new TimeBounds(
            "time to start within",
            Duration.ofSeconds(10),
            Duration.ofDays(7),
            "Write startWithin(Duration.ofMinutes(5)).");

    private Optional<Timetable> timetable;
    private Overlap overlap;
    private boolean isSuspended;
    private Optional<Duration> startWithin;
    private Optional<CronHistory> history;

    private CronSpec(Cron base) {
        super("cron " + base.name(), base.task());
        timetable = base.timetable();
        overlap = base.overlap();
        isSuspended = base.isSuspended();
        startWithin = base.startWithin();
        history = base.history();
    }

    static Cron apply(Cron base, Consumer<CronSpec> definition) {
        CronSpec spec = new CronSpec(base);
        spec.draft.run(definition, spec);
        Task task = spec.checked();
        spec.checkPresence(task);
        Cron cron = new Cron(task, spec.timetable, spec.overlap, spec.isSuspended, spec.startWithin, spec.history);
        return spec.draft.finish("cron \"" + base.name() + "\"", cron);
    }

    private void checkPresence(Task task) {
        boolean isCut = isCut();
        if (timetable.isEmpty() && !isCut) {
            draft.problem(
                    "at",
                    task.origin(),
                    "a cron task must have a timetable",
                    "Write at(\"30 9 * * *\", \"Europe/London\").");
        }
        if (!isCut) {
            checkCommand(task, "cron task", "Write command(\"bin/rails\", \"digest\").");
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

    /**
     * Start a run that was missed at most this late, else not at all: whole seconds, ten to a week ({@code
     * startingDeadlineSeconds}). Default: however late. A CronJob that has missed more than a hundred runs may start none before
     * somebody looks after it, says Kubernetes; with this, only those within this time count.
     */
    public CronSpec startWithin(Duration time) {
        if (fits("startWithin", requireNonNull(time, "time"), LATE)) {
            startWithin = Optional.of(time);
        }
        return this;
    }

    /** Start a run that was missed however late. */
    public CronSpec noStartWithin() {
        draft.write("startWithin");
        startWithin = Optional.empty();
        return this;
    }

    /**
     * Keep the Jobs of the newest runs, with their pods and logs: so many that ended well, and so many that did not; 0 or more. Of what
     * is not kept, {@code status} cannot tell how it ended. Default: Kubernetes', which is 3 and 1.
     */
    public CronSpec history(int successful, int failed) {
        Origin origin = draft.write("history");
        if (successful < 0 || failed < 0) {
            draft.problem(
                    "history",
                    origin,
                    "the Jobs to keep must be 0 or more, but were " + successful + " and " + failed,
                    "Write history(3, 1) for three runs that ended well and one that did not.");
            return this;
        }
        history = Optional.of(new CronHistory(successful, failed));
        return this;
    }

    /** Keep as many Jobs as Kubernetes does by itself. */
    public CronSpec defaultHistory() {
        draft.write("history");
        history = Optional.empty();
        return this;
    }
}
