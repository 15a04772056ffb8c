package dev.railsk.volume;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.InvalidValueException;

/**
 * A folder of the node.
 *
 * @param path where it is on the node
 */
public record HostPath(String path) implements Volume {

    public HostPath {
        WellFormed.require("a path of the node", requireNonNull(path, "path"));
        if (!path.startsWith("/") || path.contains("..")) {
            throw new InvalidValueException(
                    "a path of the node must be absolute and without \"..\", but was \"" + path + "\"",
                    "Name it like \"/var/log\".");
        }
    }
}
