package dev.railsk.pod;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a workload's or a task's objects, containers and pods are called, and what is written on them.
 *
 * @param objectName the object's name; empty for {@code <app>-<name>}
 * @param container the main container's name; empty for the workload's or task's
 * @param identity labels that tell its pods from all others; empty for railsk's own two
 * @param metadata further labels, and annotations
 */
public record Naming(
        Optional<String> objectName, Optional<String> container, Map<String, String> identity, Metadata metadata) {

    /** Everything named after the workload or task. */
    public static final Naming STANDARD = new Naming(Optional.empty(), Optional.empty(), Map.of(), Metadata.NONE);

    public Naming {
        identity = Collections.unmodifiableMap(new LinkedHashMap<>(identity));
    }
}
