package dev.railsk.scale;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How fast the number of pods may change in one direction. What is not said stays as Kubernetes has it: up, at once and by as much as
 * doubling or four pods in 15 s; down, after five minutes and without a bound.
 *
 * @param window for how long the mildest wish counts, before the number changes: the stabilisation window
 * @param steps by how much it may change in which time; where there is none, Kubernetes' own
 * @param choice which of the steps holds
 */
public record ScalePace(Optional<Duration> window, List<Step> steps, Choice choice) {

    private static final long LONGEST_WINDOW = 3600;
    private static final long LONGEST_PERIOD = 1800;

    public ScalePace {
        steps = List.copyOf(steps);
    }

    /** Which of several steps holds. */
    public enum Choice {
        /** The one that changes most. Kubernetes' default; not rendered. */
        FASTEST("Max"),
        /** The one that changes least. */
        SLOWEST("Min"),
        /** None: the number does not change in this direction. */
        NEVER("Disabled");

        private final String kubernetesName;

        Choice(String kubernetesName) {
            this.kubernetesName = kubernetesName;
        }

        /** The word of the Kubernetes API. */
        public String kubernetesName() {
            return kubernetesName;
        }
    }

    /**
     * By how much the number may change in some time.
     *
     * @param amount so many pods, or so many percent of them
     * @param isPercent which of the two
     * @param period in which time; whole seconds, at most half an hour
     */
    public record Step(int amount, boolean isPercent, Duration period) {
        public Step {
            requireNonNull(period, "period");
            if (amount < 1) {
                throw new InvalidValueException(
                        "a step of scaling must be at least 1 " + (isPercent ? "percent" : "pod") + ", but was "
                                + amount,
                        "Write pods(1, Duration.ofMinutes(1)), or ScalePace.never().");
            }
            check("the time of a step of scaling", period, 1, LONGEST_PERIOD);
        }
    }

    /** As Kubernetes does by itself, to be bounded by {@link #pods} or {@link #percent}. */
    public static ScalePace any() {
        return new ScalePace(Optional.empty(), List.of(), Choice.FASTEST);
    }

    /** Only when it was wished for all of this time; whole seconds, at most an hour. */
    public static ScalePace steady(Duration window) {
        check("the window of scaling", requireNonNull(window, "window"), 0, LONGEST_WINDOW);
        return new ScalePace(Optional.of(window), List.of(), Choice.FASTEST);
    }

    /** Not at all in this direction. */
    public static ScalePace never() {
        return new ScalePace(Optional.empty(), List.of(), Choice.NEVER);
    }

    /** The same, by at most this many pods in this time. */
    public ScalePace pods(int pods, Duration period) {
        return with(new Step(pods, false, requireNonNull(period, "period")));
    }

    /** The same, by at most this share of the pods in this time. */
    public ScalePace percent(int percent, Duration period) {
        return with(new Step(percent, true, requireNonNull(period, "period")));
    }

    /** The same, but of several steps the one holds that changes least. */
    public ScalePace slowest() {
        return new ScalePace(window, steps, Choice.SLOWEST);
    }

    private ScalePace with(Step step) {
        List<Step> all = new ArrayList<>(steps);
        all.add(step);
        return new ScalePace(window, all, choice);
    }

    private static void check(String what, Duration time, long least, long most) {
        if (time.getNano() != 0 || time.getSeconds() < least || time.getSeconds() > most) {
            throw new InvalidValueException(
                    what + " must be whole seconds, from " + least + " to " + most + ", but was " + time,
                    "Write ScalePace.steady(Duration.ofMinutes(5)).pods(1, Duration.ofMinutes(1)), for example.");
        }
    }
}
