package dev.railsk.deploy.schema;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a backfill has come.
 *
 * @param done how many rows it has gone over
 * @param total how many there are; empty when it does not say
 */
public record Progress(long done, OptionalLong total) {

    private static final Pattern LINE = Pattern.compile("^railsk-progress: (\\d{1,18})(?:/(\\d{1,18}))?$");

    /** What a line of its log says; empty when that is no line of progress. */
    public static Optional<Progress> in(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String total = matcher.group(2);
        return Optional.of(new Progress(
                Long.parseLong(matcher.group(1)),
                total == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(total))));
    }

    /** For people: {@code 120 of 1000}. */
    @Override
    public String toString() {
        return done + (total.isPresent() ? " of " + total.getAsLong() : "");
    }
}
