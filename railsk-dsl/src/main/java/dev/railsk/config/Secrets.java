package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a secret comes from. railsk never holds a secret's content here: only its name and the keys that must be there. */
public sealed interface Secrets {

    /** The secret's name in the cluster. */
    String name();

    /** The keys that the app cannot do without. */
    Set<String> requiredKeys();

    /** The line that declared it. */
    Origin origin();

    /** A secret that others put into the cluster; a deploy checks that it is there with these keys. */
    static Existing existing(String name, String... requiredKeys) {
        return new Existing(
                name, new LinkedHashSet<>(List.of(requireNonNull(requiredKeys, "requiredKeys"))), Origin.here());
    }

    /**
     * A secret that is in the cluster already and is never rendered.
     *
     * @param name its name
     * @param requiredKeys the keys that must be there
     * @param origin the line that declared it
     */
    record Existing(String name, Set<String> requiredKeys, Origin origin) implements Secrets {
        public Existing {
            requireNonNull(name, "name");
            requiredKeys = Collections.unmodifiableSet(new LinkedHashSet<>(requiredKeys));
        }
    }
}
