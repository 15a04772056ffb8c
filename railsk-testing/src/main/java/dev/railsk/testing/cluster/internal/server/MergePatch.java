package dev.railsk.testing.cluster.internal.server;

import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON merge patch, by RFC 7386: a null removes a field, all but maps is replaced. */
final class MergePatch {

    private MergePatch() {}

    static Map<String, @Nullable Object> merge(
            Map<String, @Nullable Object> live, Map<String, @Nullable Object> change) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(live);
        change.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else if (value instanceof Map<?, ?>) {
                merged.put(
                        name,
                        merge(Tree.of(merged.get(name)).map(), Tree.of(value).map()));
            } else {
                merged.put(name, value);
            }
        });
        return merged;
    }
}
