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
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All objects, the version counter, and the last changes. */
final class ObjectStore {

    private static final int KEPT_CHANGES = 5000;
    private static final Comparator<ObjectRef> ORDER =
            Comparator.comparing(ObjectRef::namespace).thenComparing(ObjectRef::name);

    private final Map<ObjectKind, Map<ObjectRef, StoredObject>> objects = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Consumer<Change>> listeners = new ArrayList<>();
    private long version = 1;
    private long forgottenUpTo = 1;

    /** The version of the last change. */
    long version() {
        return version;
    }

    /** The version that the next change gets. */
    long nextVersion() {
        return version + 1;
    }

    private Map<ObjectRef, StoredObject> ofKind(ObjectKind kind) {
        return objects.computeIfAbsent(kind, any -> new TreeMap<>(ORDER));
    }

    void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    @Nullable
    StoredObject find(ObjectRef ref) {
        return ofKind(ref.kind()).get(ref);
    }

    void put(ObjectRef ref, StoredObject object) {
        StoredObject before = ofKind(ref.kind()).put(ref, object);
        record(Optional.ofNullable(before).map(StoredObject::live), object.live(), false);
    }

    void remove(ObjectRef ref) {
        StoredObject gone = ofKind(ref.kind()).remove(ref);
        if (gone != null) {
            record(Optional.of(gone.live()), gone.live(), true);
        }
    }

    private void record(Optional<LiveObject> before, LiveObject after, boolean isDeletion) {
        version++;
        Change change = new Change(version, before, after, isDeletion);
        changes.add(change);
        if (changes.size() > KEPT_CHANGES) {
            forgottenUpTo = changes.remove(0).version();
        }
        List.copyOf(listeners).forEach(listener -> listener.accept(change));
    }

    List<LiveObject> select(Selection selection) {
        List<LiveObject> found = new ArrayList<>();
        for (StoredObject object : ofKind(selection.kind()).values()) {
            if (matches(selection, object.live())) {
                found.add(object.live());
            }
        }
        return found;
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
        return changes.stream().filter(change -> change.version() > since).toList();
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
