package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.DeleteOptions.Propagation;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The garbage collector: deletes objects of which no owner is left, with an owner that goes in the foreground or as orphan does what
 * that asks, and empties namespaces that end.
 */
final class Garbage {

    private static final Duration DELAY = Duration.ofMillis(100);
    private static final String MANAGER = "kube-controller-manager";

    private final ApiServer server;
    private final ObjectStore store;
    private final VirtualClock clock;
    private final Set<ObjectRef> toFinish = new HashSet<>();

    Garbage(ApiServer server, ObjectStore store, VirtualClock clock) {
        this.server = server;
        this.store = store;
        this.clock = clock;
    }

    void changed(Change change) {
        LiveObject object = change.after();
        if (change.isDeletion()) {
            later(object.ref(), () -> store.ownedBy(object.uid()).forEach(this::examine));
            ownersOf(object).forEach(this::finishLater);
            later(object.ref(), () -> finishNamespace(object.ref().namespace()));
            return;
        }
        if (isEnding(object)) {
            finishLater(object.ref());
        }
        if (!ownersOf(object).isEmpty() && !hasAllOwners(object)) {
            later(object.ref(), () -> examine(object.ref()));
        }
    }

    private void later(ObjectRef about, Runnable task) {
        clock.schedule(DELAY, about, task);
    }

    /** Once for all that happens in the same moment: an owner may own thousands. */
    private void finishLater(ObjectRef ref) {
        if (toFinish.add(ref)) {
            later(ref, () -> {
                toFinish.remove(ref);
                finish(ref);
            });
        }
    }

    private static boolean isEnding(LiveObject object) {
        return object.content().at("metadata", "deletionTimestamp").isPresent();
    }

    private static List<Tree> references(LiveObject object) {
        return object.content().at("metadata", "ownerReferences").items();
    }

    private List<ObjectRef> ownersOf(LiveObject object) {
        List<ObjectRef> owners = new ArrayList<>();
        references(object).forEach(reference -> owners.add(Owners.ref(reference, object)));
        return owners;
    }

    private boolean hasAllOwners(LiveObject object) {
        return references(object).stream().allMatch(reference -> isThere(reference, object));
    }

    /** Whether the owner is there; one of a kind that nobody serves cannot be looked for, and counts as there. */
    private boolean isThere(Tree reference, LiveObject object) {
        ObjectRef ref = Owners.ref(reference, object);
        if (!server.kinds().serves(ref.kind())) {
            return true;
        }
        return owner(ref).map(LiveObject::uid).equals(reference.at("uid").text());
    }

    private Optional<LiveObject> owner(ObjectRef ref) {
        boolean isNamespaced = !server.kinds().serves(ref.kind())
                || server.kinds().of(ref.kind()).isNamespaced();
        return server.find(isNamespaced ? ref : new ObjectRef(ref.kind(), "", ref.name()));
    }

    /** Look whether an object still has an owner: delete it when none is left, else forget those that are gone. */
    private void examine(ObjectRef ref) {
        LiveObject object = server.find(ref).orElse(null);
        if (object == null || references(object).isEmpty() || isEnding(object)) {
            return;
        }
        List<Object> left = new ArrayList<>();
        for (Tree reference : references(object)) {
            if (isThere(reference, object)) {
                left.add(PlainValue.copyMap(reference.map()));
            }
        }
        if (left.isEmpty()) {
            server.delete(ref);
        } else if (left.size() < references(object).size()) {
            writeOwners(ref, left);
        }
    }

    private void writeOwners(ObjectRef ref, List<Object> owners) {
        server.change(ref, Writer.main(MANAGER), object -> {
            Map<String, Object> metadata = PlainValue.child(object, "metadata");
            metadata.remove("ownerReferences");
            if (!owners.isEmpty()) {
                metadata.put("ownerReferences", owners);
            }
        });
    }

    /** Do what an object that is being deleted waits for. */
    private void finish(ObjectRef ref) {
        LiveObject object = owner(ref).filter(Garbage::isEnding).orElse(null);
        if (object == null) {
            return;
        }
        if (ref.kind().equals(ObjectKind.NAMESPACE)) {
            empty(ref.name());
        }
        List<Tree> finalizers = object.content().at("metadata", "finalizers").items();
        if (finalizers.contains(Tree.of(Deletions.ORPHAN))) {
            store.ownedBy(object.uid()).forEach(owned -> disown(owned, object.uid()));
            release(ref, Deletions.ORPHAN);
        } else if (finalizers.contains(Tree.of(Deletions.FOREGROUND))) {
            finishForeground(object);
        }
    }

    private void disown(ObjectRef ref, String uid) {
        server.find(ref).ifPresent(object -> {
            List<Object> left = new ArrayList<>();
            for (Tree reference : references(object)) {
                if (!reference.at("uid").text().equals(Optional.of(uid))) {
                    left.add(PlainValue.copyMap(reference.map()));
                }
            }
            writeOwners(ref, left);
        });
    }

    private void finishForeground(LiveObject owner) {
        boolean isBlocked = false;
        for (ObjectRef ref : store.ownedBy(owner.uid())) {
            LiveObject owned = server.find(ref).orElse(null);
            if (owned != null) {
                if (!isEnding(owned) && references(owned).size() == 1) {
                    boolean hasOwn = !store.ownedBy(owned.uid()).isEmpty();
                    server.deletions().delete(owned, hasOwn ? Propagation.FOREGROUND : Propagation.BACKGROUND);
                } else if (!isEnding(owned)) {
                    disown(ref, owner.uid());
                }
                isBlocked |= server.find(ref).isPresent() && blocks(owned, owner.uid());
            }
        }
        if (!isBlocked) {
            release(owner.ref(), Deletions.FOREGROUND);
        }
    }

    private static boolean blocks(LiveObject owned, String uid) {
        return references(owned).stream()
                .anyMatch(reference -> reference.at("uid").text().equals(Optional.of(uid))
                        && reference.at("blockOwnerDeletion").isTrue());
    }

    private void release(ObjectRef ref, String finalizer) {
        server.mark(ref, object -> {
            Map<String, Object> metadata = PlainValue.child(object, "metadata");
            List<Object> left = PlainValue.asList(metadata.get("finalizers"));
            if (left != null) {
                left.remove(finalizer);
                if (left.isEmpty()) {
                    metadata.remove("finalizers");
                }
            }
        });
        server.deletions().changed(ref);
    }

    private void empty(String namespace) {
        for (LiveObject object : store.inNamespace(namespace)) {
            if (!isEnding(object)) {
                server.delete(object.ref());
            }
        }
        finishNamespace(namespace);
    }

    private void finishNamespace(String namespace) {
        ObjectRef ref = new ObjectRef(ObjectKind.NAMESPACE, "", namespace);
        boolean ends = server.find(ref).filter(Garbage::isEnding).isPresent();
        if (ends && !store.hasAny(namespace)) {
            server.remove(ref);
        }
    }
}
