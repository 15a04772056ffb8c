package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which objects have or want a label, so that what one change concerns is found without a look at all of them. */
final class LabelIndex {

    /** Where all stand that want no label. */
    private static final String ANY = "";

    private final Map<String, Set<ObjectRef>> byLabel = new HashMap<>();
    private final Map<ObjectRef, List<String>> places = new HashMap<>();

    /** Know an object by every label that it has. */
    void putAll(LiveObject object, Map<String, Tree> labels) {
        remove(object.ref());
        put(object.ref(), keys(object, labels));
    }

    /** Know an object by one of the labels that it wants, the one that the fewest others want. */
    void putOne(LiveObject object, Map<String, Tree> labels) {
        remove(object.ref());
        String rarest = object.ref().namespace() + "/" + ANY;
        int fewest = Integer.MAX_VALUE;
        for (String key : keys(object, labels)) {
            int others = byLabel.getOrDefault(key, Set.of()).size();
            if (others <= fewest) {
                rarest = key;
                fewest = others;
            }
        }
        put(object.ref(), List.of(rarest));
    }

    private void put(ObjectRef ref, List<String> keys) {
        keys.forEach(key ->
                byLabel.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(ref));
        places.put(ref, keys);
    }

    /** Forget an object. */
    void remove(ObjectRef ref) {
        for (String key : places.getOrDefault(ref, List.of())) {
            Set<ObjectRef> all = byLabel.getOrDefault(key, new LinkedHashSet<>());
            all.remove(ref);
            if (all.isEmpty()) {
                byLabel.remove(key);
            }
        }
        places.remove(ref);
    }

    /** All that are known by a label that this object has, or by none. */
    Collection<ObjectRef> wanting(LiveObject object, Map<String, Tree> labels) {
        Set<ObjectRef> found =
                new LinkedHashSet<>(byLabel.getOrDefault(object.ref().namespace() + "/" + ANY, Set.of()));
        keys(object, labels).forEach(key -> found.addAll(byLabel.getOrDefault(key, Set.of())));
        return found;
    }

    /** Those that have the rarest of these labels: among them are all that have every one. Everything, where none is wanted. */
    Collection<ObjectRef> having(LiveObject wanting, Map<String, Tree> labels) {
        Collection<ObjectRef> fewest = places.keySet();
        for (String key : keys(wanting, labels)) {
            Set<ObjectRef> all = byLabel.getOrDefault(key, Set.of());
            if (all.size() < fewest.size()) {
                fewest = all;
            }
        }
        return List.copyOf(fewest);
    }

    private static List<String> keys(LiveObject object, Map<String, Tree> labels) {
        List<String> keys = new ArrayList<>();
        labels.forEach((key, value) -> keys.add(
                object.ref().namespace() + "/" + key + "=" + value.text().orElse("")));
        return keys;
    }
}
