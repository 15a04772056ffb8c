package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.LiveObject;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.Ownership;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An object in the store.
 *
 * @param live the object as it is read
 * @param content the object without its version and without who owns what
 * @param ownership who owns which of its fields
 */
record StoredObject(LiveObject live, Tree content, Ownership ownership) {

    /** An object at another version. */
    static LiveObject at(long version, LiveObject live) {
        Map<String, Object> object = new LinkedHashMap<>(live.content().map());
        Map<String, Object> metadata =
                new LinkedHashMap<>(live.content().at("metadata").map());
        metadata.put("resourceVersion", Long.toString(version));
        object.put("metadata", metadata);
        return LiveObject.of(Tree.of(object));
    }
}
