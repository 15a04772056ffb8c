package dev.railsk.deploy.schema;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A program of the app that goes over its rows in batches, for as long as it takes. It writes a line {@code railsk-progress: DONE/TOTAL}
 * whenever it got further, or {@code railsk-progress: DONE} where the whole is not known, and goes on from where it was when it is run
 * again. Immutable; each word gives another one.
 *
 * <pre>{@code
 * Backfill.of("nicknames", "bin/rails", "backfill:nicknames").until("User.where(nickname: nil).count")
 * }</pre>
 *
 * <p>Ruby keeps what it writes to a file back until it is much: the program must say {@code $stdout.sync = true}.
 *
 * @param name what its Jobs are called by
 * @param command the program and its arguments
 * @param pace how long it may get no further, and how long it may take
 * @param left a Ruby expression for the number of rows that are left; empty to believe the program
 */
public record Backfill(String name, List<String> command, Pace pace, Optional<String> left) {

    /**
     * How long a backfill may stand still, and how long it may take.
     *
     * @param quiet how long it may get no further until that is told
     * @param patience how long it may get no further until it is stopped and has failed
     * @param longest how long it may run altogether
     */
    public record Pace(Duration quiet, Duration patience, Duration longest) {

        /** Told after 2 minutes, stopped after 15, and at the end of a day. */
        public static final Pace STANDARD = new Pace(Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofDays(1));

        public Pace {
            if (quiet.isZero()
                    || quiet.isNegative()
                    || patience.compareTo(quiet) < 0
                    || longest.compareTo(patience) < 0) {
                throw InvalidValueException.ofInput(
                        "a backfill's times must be positive and in order, but were " + quiet.toSeconds() + " s, "
                                + patience.toSeconds() + " s and " + longest.toSeconds() + " s",
                        "Let it be told first, stopped then, and ended last.");
            }
        }
    }

    public Backfill {
        command = List.copyOf(command);
        if (!name.matches("[a-z]([a-z0-9-]{0,28}[a-z0-9])?")) {
            throw InvalidValueException.ofInput(
                    "a backfill's name must have at most 30 lower-case letters, digits and dashes, but was \"" + name
                            + "\"",
                    "Choose a name such as \"nicknames\".");
        }
        if (command.isEmpty()) {
            throw InvalidValueException.ofInput(
                    "the backfill \"" + name + "\" has no command", "Name its program, such as \"bin/rails\".");
        }
    }

    /** This program, believed when it ends with 0. */
    public static Backfill of(String name, String... command) {
        return new Backfill(requireNonNull(name, "name"), List.of(command), Pace.STANDARD, Optional.empty());
    }

    /** The same, done only when this Ruby expression is 0 at its end, such as {@code User.where(nickname: nil).count}. */
    public Backfill until(String expression) {
        return new Backfill(name, command, pace, Optional.of(requireNonNull(expression, "expression")));
    }

    /** The same, told to stand still after the first time, and stopped after the second. */
    public Backfill stalled(Duration toldAfter, Duration stoppedAfter) {
        return new Backfill(name, command, new Pace(toldAfter, stoppedAfter, pace.longest()), left);
    }

    /** The same, stopped when it has run for so long. */
    public Backfill longest(Duration time) {
        return new Backfill(name, command, new Pace(pace.quiet(), pace.patience(), time), left);
    }
}
