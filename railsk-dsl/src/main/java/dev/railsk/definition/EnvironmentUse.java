package dev.railsk.definition;

import java.util.List;

/**
 * How people name an environment at the command line, and whether they are asked before it is changed.
 *
 * @param aliases further names
 * @param isConfirmed whether a command that writes wants a confirmation
 */
public record EnvironmentUse(List<String> aliases, boolean isConfirmed) {
    public EnvironmentUse {
        aliases = List.copyOf(aliases);
    }
}
