package dev.railsk.task;

import static java.util.Objects.requireNonNull;

import dev.railsk.container.Command;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.Optional;

/**
 * What every task that runs as a Job lets its author write, beside what every task does.
 *
 * @param <S> the Spec's own type
 */
public abstract sealed class JobWords<S extends JobWords<S>> extends TaskSpec<S>
        permits MigrationSpec, CronSpec, DeployTaskSpec {

    private static final int MOST_TRIES = 100;

    // A deploy reads from the Job how it has ended, so it must be there for a while.
    private static final TimeBounds KEPT = new TimeBounds(
            "time to keep it", Duration.ofMinutes(1), Duration.ofDays(365), "Write keepFor(Duration.ofDays(1)).");

    private final JobLimits base;
    private int tries;
    private boolean restartsInPlace;
    private Optional<Duration> keepFor;

    JobWords(String scope, Task base) {
        super(scope, base);
        this.base = base.limits();
        tries = this.base.tries();
        restartsInPlace = this.base.restartsInPlace();
        keepFor = this.base.keepFor();
    }

    @Override
    final JobLimits limits(Optional<Duration> deadline) {
        return new JobLimits(tries, restartsInPlace, deadline, keepFor);
    }

    @Override
    final void checkLimits(Task task) {
        if (restartsInPlace && tries == 1 && !isCut()) {
            String word = draft.has("tries") && !draft.has("restartInPlace") ? "tries" : "restartInPlace";
            draft.problem(
                    word,
                    task.lines().of(word),
                    "its one try must not be restarted in its pod: that would begin a second one, and stop it",
                    "Write tries(2) or more, or noRestartInPlace().");
        }
    }

    /** Note that it has no command. */
    final void checkCommand(Task task, String noun, String nextStep) {
        if (task.pod().main().command() instanceof Command.OfImage) {
            draft.problem(
                    "command",
                    task.lines().of("command"),
                    "a " + noun + " must have a command, but runs what the image runs by itself",
                    nextStep);
        }
    }

    /**
     * Run it up to this many times until one run succeeds, 1 to 100; the deadline counts for all together. Default: once. Kubernetes
     * waits ten seconds before the second run, and twice as long before each further one ({@code backoffLimit}).
     */
    public S tries(int count) {
        Origin origin = draft.write("tries");
        if (count < 1 || count > MOST_TRIES) {
            draft.problem(
                    "tries",
                    origin,
                    "the tries must be from 1 to " + MOST_TRIES + ", but were " + count,
                    "Write tries(3) for two more runs after a failed one.");
            return self();
        }
        tries = count;
        return self();
    }

    /** Run it as often as when nothing is said: once. */
    public S defaultTries() {
        draft.write("tries");
        tries = standardTask().limits().tries();
        return self();
    }

    /**
     * Run further tries in the same pod, which keeps its node, its init containers and its scratch folders ({@code restartPolicy:
     * OnFailure}). Kubernetes removes that pod with its log when the last try has failed. Default: each try has a pod of its own.
     */
    public S restartInPlace() {
        draft.write("restartInPlace");
        restartsInPlace = true;
        return self();
    }

    /** Give each try a pod, and with it a log, of its own. */
    public S noRestartInPlace() {
        draft.write("restartInPlace");
        restartsInPlace = false;
        return self();
    }

    /**
     * Keep its Job, with pods and logs, for this long after it has ended: whole seconds, a minute to 365 days ({@code
     * ttlSecondsAfterFinished}). A deploy knows from its Job that a task has run for a revision.
     */
    public S keepFor(Duration time) {
        if (fits("keepFor", requireNonNull(time, "time"), KEPT)) {
            keepFor = Optional.of(time);
        }
        return self();
    }

    /** Keep its Job until somebody or something else removes it. */
    public S noKeepFor() {
        draft.write("keepFor");
        keepFor = Optional.empty();
        return self();
    }

    /** Keep its Job for as long as when nothing is said. */
    public S defaultKeepFor() {
        draft.write("keepFor");
        keepFor = standardTask().limits().keepFor();
        return self();
    }
}
