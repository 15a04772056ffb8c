package dev.railsk.task;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.time.Duration;

/** Between which times a word takes whole seconds, and what it says of others. */
final class TimeBounds {

    private final String noun;
    private final Duration shortest;
    private final Duration longest;
    private final String nextStep;

    TimeBounds(String noun, Duration shortest, Duration longest, String nextStep) {
        this.noun = noun;
        this.shortest = shortest;
        this.longest = longest;
        this.nextStep = nextStep;
    }

    /** Whether a time is within; that it is not becomes a problem of its word. */
    boolean check(Draft draft, String word, Origin origin, Duration time) {
        boolean fits = time.getNano() == 0
                && time.getSeconds() >= shortest.toSeconds()
                && time.getSeconds() <= longest.toSeconds();
        if (!fits) {
            draft.problem(
                    word,
                    origin,
                    "the " + noun + " must be whole seconds, from " + shortest.toSeconds() + " to "
                            + longest.toSeconds() + ", but was " + time,
                    nextStep);
        }
        return fits;
    }
}
