package dev.railsk.deploy.internal.inventory;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.Finding;
import dev.railsk.manifest.Manifest;
import java.util.List;
import java.util.Set;

/** Refuses what belongs to another app or environment, by its inventory. */
public final class InventoryCheck {

    private static final int FORBIDDEN = 403;

    private final InventoryStore store;

    public InventoryCheck(InventoryStore store) {
        this.store = store;
    }

    /**
     * Add what stands in the way, and the objects that it is about.
     *
     * @return whether others' inventories could be read
     */
    public boolean check(List<Manifest> manifests, List<Finding> findings, Set<ObjectRef> judged) {
        try {
            for (Inventory other : store.others()) {
                for (Manifest manifest : manifests) {
                    ObjectRef object = ObjectRef.of(manifest.id());
                    if (other.holds(object) && !manifest.kind().equals("Namespace")) {
                        findings.add(foreign(manifest, object, other));
                        judged.add(object);
                    }
                }
            }
            return true;
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() == FORBIDDEN) {
                return false;
            }
            throw refusal;
        }
    }

    private static Finding foreign(Manifest manifest, ObjectRef object, Inventory other) {
        return new Finding(
                "owned-elsewhere",
                object + " belongs to " + other.owner() + ", whose deploys would change it back",
                "defined at " + manifest.origin().map(Object::toString).orElse("unknown line"),
                "Give one of the two another name or namespace, or a nameSuffix(\"..\").");
    }
}
