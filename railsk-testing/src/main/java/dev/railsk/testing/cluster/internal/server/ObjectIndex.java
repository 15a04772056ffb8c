package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds objects by label and by owner without looking at all of them. */
final class ObjectIndex {

    private final Comparator<ObjectRef> order;
    private final Map<LabelKey, Set<ObjectRef>> byLabel = new HashMap<>();
    private final Map<String, Set<ObjectRef>> byOwner = new HashMap<>();

    private record LabelKey(ObjectKind kind, String name, String value) {}

    ObjectIndex(Comparator<ObjectRef> order) {
        this.order = order;
    }

    void add(LiveObject object) {
        for (LabelKey key : labels(object)) {
            byLabel.computeIfAbsent(key, any -> new TreeSet<>(order)).add(object.ref());
        }
        for (String uid : owners(object)) {
            byOwner.computeIfAbsent(
                            uid,
                            any -> new TreeSet<>(Comparator.comparing(
                                            (ObjectRef ref) -> ref.kind().kind())
                                    .thenComparing(order)))
                    .add(object.ref());
        }
    }

    void remove(LiveObject object) {
        labels(object).forEach(key -> removeFrom(byLabel, key, object.ref()));
        owners(object).forEach(uid -> removeFrom(byOwner, uid, object.ref()));
    }

    private static <K> void removeFrom(Map<K, Set<ObjectRef>> index, K key, ObjectRef ref) {
        Set<ObjectRef> refs = index.get(key);
        if (refs != null) {
            refs.remove(ref);
            if (refs.isEmpty()) {
                index.remove(key);
            }
        }
    }

    private static List<LabelKey> labels(LiveObject object) {
        List<LabelKey> keys = new ArrayList<>();
        object.labels()
                .forEach((name, value) -> keys.add(
                        new LabelKey(object.ref().kind(), name, value.text().orElse(""))));
        return keys;
    }

    private static List<String> owners(LiveObject object) {
        List<String> uids = new ArrayList<>();
        for (Tree reference : object.content().at("metadata", "ownerReferences").items()) {
            reference.at("uid").text().ifPresent(uids::add);
        }
        return uids;
    }

    /** Those with the rarest of the labels: the others are still to be compared. */
    Set<ObjectRef> labelled(Selection selection) {
        Set<ObjectRef> rarest = Set.of();
        boolean isFirst = true;
        for (Map.Entry<String, String> label : selection.labels().entrySet()) {
            Set<ObjectRef> refs =
                    byLabel.getOrDefault(new LabelKey(selection.kind(), label.getKey(), label.getValue()), Set.of());
            if (isFirst || refs.size() < rarest.size()) {
                rarest = refs;
                isFirst = false;
            }
        }
        return rarest;
    }

    /** A copy, since what is done with them changes who is owned. */
    List<ObjectRef> ownedBy(String uid) {
        return List.copyOf(byOwner.getOrDefault(uid, Set.of()));
    }
}
