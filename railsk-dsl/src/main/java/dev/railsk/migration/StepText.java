package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;

/** What the texts of a step must be. */
final class StepText {

    private static final int LONGEST_ID = 40;

    private StepText() {}

    static void check(String id, String title, String reason) {
        if (!Syntax.isLabel(requireNonNull(id, "id"), LONGEST_ID)) {
            throw new InvalidValueException(
                    "a step's id must have at most " + LONGEST_ID + " lower-case letters, digits and dashes, but was \""
                            + id + "\"",
                    "Name it by a short word, like \"drop\".");
        }
        checkLine("title", id, title);
        checkLine("reason", id, reason);
    }

    private static void checkLine(String what, String id, String text) {
        if (requireNonNull(text, what).isBlank() || text.indexOf('\n') >= 0) {
            throw new InvalidValueException(
                    "the step \"" + id + "\" must have a " + what + " of one line, but had "
                            + (text.isBlank() ? "none" : "several lines"),
                    "Say in one line what is done, and in another why.");
        }
    }
}
