package dev.railsk.render.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How pods follow what restarts them, when it changes, by an annotation with its checksum. */
final class Checksums {

    private Checksums() {}

    /**
     * The annotations by which pods follow what they use, however they use it.
     *
     * @param prefix what the names of the annotations begin with
     * @param checksums the checksums of what is followed, by name
     * @param used the names of what the pods use
     */
    static Map<String, String> annotations(String prefix, Map<String, String> checksums, Set<String> used) {
        Map<String, String> annotations = new LinkedHashMap<>();
        for (Map.Entry<String, String> checksum : checksums.entrySet()) {
            if (used.contains(checksum.getKey())) {
                annotations.put(prefix + checksum.getKey(), checksum.getValue());
            }
        }
        return annotations;
    }
}
