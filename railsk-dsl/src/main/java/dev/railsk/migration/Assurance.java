package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Origin;

/**
 * Somebody's word for a migration file which does what reading it does not tell.
 *
 * @param version the version in the file's name, such as {@code 20261101120000}
 * @param reason why it may run as it stands
 * @param origin the line that wrote it
 */
public record Assurance(String version, String reason, Origin origin) {

    private static final int LONGEST_VERSION = 20;

    public Assurance {
        if (!Syntax.isNumber(requireNonNull(version, "version"), LONGEST_VERSION)) {
            throw new InvalidValueException(
                    "a migration must be named by the digits that its file begins with, but was \"" + version + "\"",
                    "Write it like \"20261101120000\".");
        }
        if (requireNonNull(reason, "reason").isBlank() || reason.indexOf('\n') >= 0) {
            throw new InvalidValueException(
                    "the migration " + version + " must be assured with a reason of one line, but had "
                            + (reason.isBlank() ? "none" : "several lines"),
                    "Say who looked at it and what they saw, like \"reviewed by the DBA: the table is empty\".");
        }
        requireNonNull(origin, "origin");
    }
}
