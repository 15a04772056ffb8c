package dev.railsk.access;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.InvalidValueException;

/** Who has a role, as the API server knows them. */
public sealed interface Subject {

    /** All people and programs of a group of the cluster's login, such as {@code devs}. */
    static Subject group(String name) {
        return new Group(name);
    }

    /** One person or program of the cluster's login. */
    static Subject user(String name) {
        return new User(name);
    }

    /** The pods of an account, in whichever namespace. */
    static Subject account(String namespace, String name) {
        return new ServiceAccount(namespace, name);
    }

    /** A group. */
    record Group(String name) implements Subject {
        public Group {
            require("a group", name);
        }
    }

    /** A user. */
    record User(String name) implements Subject {
        public User {
            require("a user", name);
        }
    }

    /** An account of a namespace. */
    record ServiceAccount(String namespace, String name) implements Subject {
        public ServiceAccount {
            AccessNames.require("an account", name);
            if (!Syntax.isLabel(namespace, 63)) {
                throw new InvalidValueException(
                        "the namespace of an account must have at most 63 lower-case letters, digits and dashes, but was \""
                                + namespace + "\"",
                        "Name the namespace in which the account lives.");
            }
        }
    }

    private static void require(String what, String name) {
        WellFormed.require("the name of " + what, requireNonNull(name, "name"));
        if (name.isBlank()) {
            throw new InvalidValueException(
                    "the name of " + what + " must not be empty", "Name it as the cluster's login does.");
        }
    }
}
