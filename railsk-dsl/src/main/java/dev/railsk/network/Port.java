package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;

/**
 * A port that a container listens on.
 *
 * @param name its name, by which services and probes refer to it; at most 15 characters
 * @param number from 1 to 65535
 */
public record Port(String name, int number) {

    public Port {
        requireNonNull(name, "name");
        if (number < 1 || number > 65_535) {
            throw new InvalidValueException(
                    "port \"" + name + "\" must be from 1 to 65535, but was " + number,
                    "Name the port that the process listens on.");
        }
        if (!Syntax.isLabel(name, 15) || !Syntax.hasLowerCase(name) || name.contains("--")) {
            throw new InvalidValueException(
                    "a port's name must have 1 to 15 lower-case letters, digits and dashes, but was \"" + name + "\"",
                    "Name it like \"http\" or \"probe-port\".");
        }
    }
}
