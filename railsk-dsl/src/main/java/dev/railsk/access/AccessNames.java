package dev.railsk.access;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;

/** What accounts and roles may be called. */
final class AccessNames {

    private static final int LONGEST = 253;

    private AccessNames() {}

    static void require(String what, String name) {
        if (name.length() > LONGEST || !Syntax.isDomain(name)) {
            throw new InvalidValueException(
                    "the name of " + what
                            + " must have at most 253 lower-case letters, digits, dashes and dots, but was \"" + name
                            + "\"",
                    "Choose a name such as \"shop\".");
        }
    }
}
