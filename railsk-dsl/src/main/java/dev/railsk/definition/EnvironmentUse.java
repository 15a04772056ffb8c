package dev.railsk.definition;

import java.util.List;

/**
 * How people name an environment at the command line, and whether they are asked before it is changed.
 *
 * @param aliases further names
 * @param isConfirmed whether a command that writes wants a confirmation
 */
public record EnvironmentUse(List<String> aliases, boolean isConfirmed) {

    /** By its own name, and without a question. */
    public static final EnvironmentUse PLAIN = new EnvironmentUse(List.of(), false);

    public EnvironmentUse {
        aliases = List.copyOf(aliases);
    }

    /** The same with these aliases. */
    public EnvironmentUse withAliases(List<String> names) {
        return new EnvironmentUse(names, isConfirmed);
    }

    /** The same with a confirmation, or without one. */
    public EnvironmentUse confirmed(boolean wantsOne) {
        return new EnvironmentUse(aliases, wantsOne);
    }
}
