package dev.railsk.job;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import java.util.Optional;

/**
 * A queue of jobs.
 *
 * @param name its name
 * @param weight how often it is asked, compared with others; empty for none
 */
public record JobQueue(String name, Optional<Integer> weight) {

    private static final int MOST_DIGITS = 6;

    /** Of a text as Sidekiq takes it: a name, or {@code name,weight}. */
    public static JobQueue of(String text) {
        int comma = requireNonNull(text, "text").lastIndexOf(',');
        String number = text.substring(comma + 1);
        boolean isWeighted = comma > 0 && Syntax.isNumber(number, MOST_DIGITS) && number.charAt(0) != '0';
        return isWeighted
                ? new JobQueue(text.substring(0, comma), Optional.of(Integer.valueOf(number)))
                : new JobQueue(text, Optional.empty());
    }

    /** As Sidekiq takes it. */
    public String text() {
        return weight.isPresent() ? name + "," + weight.get() : name;
    }
}
