package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import java.util.Optional;

/**
 * A Gateway whose traffic a route takes: {@code spec.parentRefs}. Immutable: every setting returns a changed copy.
 *
 * @param name the Gateway's name
 * @param namespace its namespace; empty for the app's
 * @param section the listener of it; empty for all that let the route in
 */
public record GatewayParent(String name, Optional<String> namespace, Optional<String> section) {

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    public GatewayParent {
        checkName("Gateway", name);
        if (section.isPresent()) {
            checkName("Gateway's listener", section.get());
        }
        if (namespace.isPresent() && !Syntax.isLabel(namespace.get(), LONGEST_LABEL)) {
            throw new InvalidValueException(
                    "a Gateway's namespace must have at most 63 lower-case letters, digits and dashes, but was \""
                            + namespace.get() + "\"",
                    "Name it like \"infra\".");
        }
    }

    private static void checkName(String what, String name) {
        if (name.length() > LONGEST_NAME || !Syntax.isDomain(name)) {
            throw new InvalidValueException(
                    "a " + what
                            + "'s name must have at most 253 lower-case letters, digits, dashes and dots, but was \""
                            + name + "\"",
                    "Name it like \"public\".");
        }
    }

    /** A Gateway of the app's namespace, by all of its listeners. */
    public static GatewayParent of(String name) {
        return new GatewayParent(requireNonNull(name, "name"), Optional.empty(), Optional.empty());
    }

    /** It is in this namespace, whose Gateway must let routes of the app's in. */
    public GatewayParent namespace(String where) {
        return new GatewayParent(name, Optional.of(requireNonNull(where, "where")), section);
    }

    /** By this listener alone: {@code sectionName}. */
    public GatewayParent section(String listener) {
        return new GatewayParent(name, namespace, Optional.of(requireNonNull(listener, "listener")));
    }
}
