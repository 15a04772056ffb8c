package dev.railsk.cluster;

import java.util.List;

/**
 * The answer to a list.
 *
 * @param items the objects, in the server's order
 * @param resourceVersion the version to watch from
 */
public record LiveObjects(List<LiveObject> items, String resourceVersion) {
    public LiveObjects {
        items = List.copyOf(items);
    }
}
