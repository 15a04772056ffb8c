package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All objects, the version counter, and the last changes. */
final class ObjectStore {

    private static final int KEPT_CHANGES = 5000;
    private static final Comparator<ObjectRef> ORDER =
            Comparator.comparing(ObjectRef::namespace).thenComparing(ObjectRef::name);

    private final Map<ObjectKind, NavigableMap<ObjectRef, StoredObject>> objects = new HashMap<>();
    private final ObjectIndex index = new ObjectIndex(ORDER);
    private final Deque<Change> changes = new ArrayDeque<>();
    private final List<Consumer<Change>> listeners = new ArrayList<>();
    private final ServedKinds kinds;
    private long version = 1;
    private long looks;
    private long forgottenUpTo = 1;

    ObjectStore(ServedKinds kinds) {
        this.kinds = kinds;
    }

    /** The version of the last change. */
    long version() {
        return version;
    }

    /** The version that the next change gets. */
    long nextVersion() {
        return version + 1;
    }

    private NavigableMap<ObjectRef, StoredObject> ofKind(ObjectKind kind) {
        return objects.computeIfAbsent(kind, any -> new TreeMap<>(ORDER));
    }

    void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    @Nullable
    StoredObject find(ObjectRef ref) {
        looks++;
        return ofKind(ref.kind()).get(ref);
    }

    void put(ObjectRef ref, StoredObject object) {
        StoredObject before = ofKind(ref.kind()).put(ref, object);
        if (before != null) {
            index.remove(before.live());
        }
        index.add(object.live());
        record(Optional.ofNullable(before).map(StoredObject::live), object.live(), false);
    }

    /** Remove an object; its last state has the version of the removal. */
    void remove(ObjectRef ref) {
        StoredObject gone = ofKind(ref.kind()).remove(ref);
        if (gone != null) {
            index.remove(gone.live());
            record(Optional.of(gone.live()), StoredObject.at(nextVersion(), gone.live()), true);
        }
    }

    private void record(Optional<LiveObject> before, LiveObject after, boolean isDeletion) {
        version++;
        Change change = new Change(version, before, after, isDeletion);
        changes.add(change);
        if (changes.size() > KEPT_CHANGES) {
            forgottenUpTo = changes.remove().version();
        }
        List.copyOf(listeners).forEach(listener -> listener.accept(change));
    }

    List<LiveObject> select(Selection selection) {
        List<LiveObject> found = new ArrayList<>();
        NavigableMap<ObjectRef, StoredObject> all = ofKind(selection.kind());
        if (!selection.labels().isEmpty()) {
            for (ObjectRef ref : index.labelled(selection)) {
                looks++;
                addMatching(found, all.get(ref), selection);
            }
            return found;
        }
        for (StoredObject object : within(all, selection).values()) {
            looks++;
            found.add(object.live());
        }
        return found;
    }

    private static void addMatching(List<LiveObject> found, @Nullable StoredObject object, Selection selection) {
        if (object != null && matches(selection, object.live())) {
            found.add(object.live());
        }
    }

    private static NavigableMap<ObjectRef, StoredObject> within(
            NavigableMap<ObjectRef, StoredObject> all, Selection selection) {
        return selection.namespace().isEmpty() ? all : within(all, selection.kind(), selection.namespace());
    }

    private static NavigableMap<ObjectRef, StoredObject> within(
            NavigableMap<ObjectRef, StoredObject> all, ObjectKind kind, String namespace) {
        // No name holds a NUL, and none comes before the empty one.
        return all.subMap(new ObjectRef(kind, namespace, ""), true, new ObjectRef(kind, namespace + "\0", ""), false);
    }

    /** Everything in a namespace. */
    List<LiveObject> inNamespace(String namespace) {
        List<LiveObject> found = new ArrayList<>();
        for (ResourceKind kind : kinds.all()) {
            if (kind.isNamespaced()) {
                within(ofKind(kind.kind()), kind.kind(), namespace)
                        .values()
                        .forEach(object -> found.add(object.live()));
            }
        }
        looks += found.size();
        return found;
    }

    /** Whether there is anything in a namespace. */
    boolean hasAny(String namespace) {
        for (ResourceKind kind : kinds.all()) {
            if (kind.isNamespaced()
                    && !within(ofKind(kind.kind()), kind.kind(), namespace).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** How often an object was looked at so far: the measure of the fake's work. */
    long looks() {
        return looks;
    }

    /** The objects that name this identity as an owner. */
    List<ObjectRef> ownedBy(String uid) {
        List<ObjectRef> owned = index.ownedBy(uid);
        looks += owned.size();
        return owned;
    }

    /** Whether changes after this version are no longer all known. */
    boolean isForgotten(long since) {
        return since < forgottenUpTo;
    }

    /** Forget all changes so far, as the server does after some minutes. */
    void forgetChanges() {
        changes.clear();
        forgottenUpTo = version;
    }

    List<Change> changesSince(long since) {
        Deque<Change> found = new ArrayDeque<>();
        Iterator<Change> backwards = changes.descendingIterator();
        while (backwards.hasNext()) {
            Change change = backwards.next();
            if (change.version() <= since) {
                break;
            }
            found.addFirst(change);
        }
        return List.copyOf(found);
    }

    long forgottenUpTo() {
        return forgottenUpTo;
    }

    static boolean matches(Selection selection, LiveObject object) {
        ObjectRef ref = object.ref();
        if (!ref.kind().equals(selection.kind())
                || (!selection.namespace().isEmpty() && !ref.namespace().equals(selection.namespace()))) {
            return false;
        }
        Tree labels = object.content().at("metadata", "labels");
        for (Map.Entry<String, String> label : selection.labels().entrySet()) {
            if (!labels.at(label.getKey()).text().equals(Optional.of(label.getValue()))) {
                return false;
            }
        }
        return true;
    }
}
