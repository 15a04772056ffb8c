package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where settings come from that this definition does not write itself. */
public sealed interface Configs {

    /** The ConfigMap's name in the cluster. */
    String name();

    /** The keys that the app cannot do without. */
    Set<String> requiredKeys();

    /** The line that declared it. */
    Origin origin();

    /** A ConfigMap that others put into the cluster; a deploy checks that it is there with these keys. */
    static Existing existing(String name, String... requiredKeys) {
        return new Existing(
                name, new LinkedHashSet<>(List.of(requireNonNull(requiredKeys, "requiredKeys"))), Origin.here());
    }

    /**
     * A ConfigMap that is in the cluster already and is never rendered, so that a change of it restarts no pod.
     *
     * @param name its name
     * @param requiredKeys the keys that must be there
     * @param origin the line that declared it
     */
    record Existing(String name, Set<String> requiredKeys, Origin origin) implements Configs {
        public Existing {
            requireNonNull(name, "name");
            requiredKeys = Collections.unmodifiableSet(new LinkedHashSet<>(requiredKeys));
        }
    }
}
