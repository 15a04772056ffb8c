package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** References from objects to their owners. */
public final class Owners {

    private Owners() {}

    /** Whether the first owns the second. */
    public static boolean isOwner(LiveObject owner, LiveObject object) {
        return ownerUid(object).equals(Optional.of(owner.uid()));
    }

    /** The identity of an object's owner. */
    public static Optional<String> ownerUid(LiveObject object) {
        List<Tree> references =
                object.content().at("metadata", "ownerReferences").items();
        return references.isEmpty()
                ? Optional.empty()
                : references.get(0).at("uid").text();
    }

    /** An object's owner. */
    public static Optional<ObjectRef> owner(LiveObject object) {
        List<Tree> references =
                object.content().at("metadata", "ownerReferences").items();
        if (references.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ref(references.get(0), object));
    }

    /** The object that an owner reference names. */
    static ObjectRef ref(Tree reference, LiveObject owned) {
        ObjectKind kind = new ObjectKind(
                reference.at("apiVersion").text().orElse(""),
                reference.at("kind").text().orElse(""));
        return new ObjectRef(
                kind, owned.ref().namespace(), reference.at("name").text().orElse(""));
    }

    /** What stands in an owned object. */
    public static List<Object> reference(LiveObject owner) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("apiVersion", owner.ref().kind().apiVersion());
        reference.put("kind", owner.ref().kind().kind());
        reference.put("name", owner.ref().name());
        reference.put("uid", owner.uid());
        reference.put("controller", true);
        reference.put("blockOwnerDeletion", true);
        return new ArrayList<>(List.of(reference));
    }
}
