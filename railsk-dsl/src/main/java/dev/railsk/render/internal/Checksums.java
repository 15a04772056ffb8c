package dev.railsk.render.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The checksums of what restarts the pods that use it, when it changes, by an annotation. */
final class Checksums {

    private final String prefix;
    private final Map<String, String> byName = new LinkedHashMap<>();

    /** None yet; the names of the annotations begin with this. */
    Checksums(String prefix) {
        this.prefix = prefix;
    }

    void put(String name, String checksum) {
        byName.put(name, checksum);
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** The annotations by which pods follow what has these names, however they use it. */
    Map<String, String> annotations(Set<String> names) {
        Map<String, String> annotations = new LinkedHashMap<>();
        for (Map.Entry<String, String> checksum : byName.entrySet()) {
            if (names.contains(checksum.getKey())) {
                annotations.put(prefix + checksum.getKey(), checksum.getValue());
            }
        }
        return annotations;
    }
}
