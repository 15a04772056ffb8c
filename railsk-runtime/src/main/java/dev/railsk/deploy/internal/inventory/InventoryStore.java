package dev.railsk.deploy.internal.inventory;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads and writes inventories. */
public final class InventoryStore {

    /** On railsk's own ConfigMaps, by which those of other apps in the namespace are found. */
    static final String LABEL = "railsk.dev/inventory";

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TRIES = 10;

    private final Cluster cluster;
    private final Environment environment;

    public InventoryStore(Cluster cluster, Environment environment) {
        this.cluster = cluster;
        this.environment = environment;
    }

    /**
     * An inventory as it is stored.
     *
     * @param inventory what it says
     * @param resourceVersion the version that was read; empty when there is none yet
     */
    public record Stored(Inventory inventory, String resourceVersion) {

        /** Whether there is one. */
        public boolean exists() {
            return !resourceVersion.isEmpty();
        }
    }

    /** Where this environment's inventory is. */
    public ObjectRef ref() {
        return new ObjectRef(
                ObjectKind.CONFIG_MAP,
                environment.namespace(),
                Inventory.name(environment.appName(), environment.name()));
    }

    /** This environment's inventory; an empty one where there is none. */
    public Stored read() {
        Optional<LiveObject> found = cluster.get(ref());
        return found.isEmpty()
                ? new Stored(Inventory.empty(environment.appName(), environment.name()), "")
                : new Stored(Inventory.read(found.get().content()), found.get().resourceVersion());
    }

    /** The inventories of all others in the namespace. */
    public List<Inventory> others() {
        List<Inventory> others = new ArrayList<>();
        Selection inventories = new Selection(ObjectKind.CONFIG_MAP, environment.namespace(), Map.of(LABEL, "true"));
        for (LiveObject found : cluster.list(inventories).items()) {
            if (!found.ref().equals(ref())) {
                others.add(Inventory.read(found.content()));
            }
        }
        return others;
    }

    /**
     * An object that is there and no longer defined.
     *
     * @param entry what the inventory holds of it
     * @param live the object; empty where one may not look: the rights that a definition needs do not reach what it no longer has
     */
    public record Left(Inventory.Entry entry, Optional<LiveObject> live) {

        /** Which. */
        public ObjectRef object() {
            return entry.object();
        }
    }

    /** What the inventory holds, the definition lacks, and the cluster still has; not what somebody else made anew under its name. */
    public List<Left> left(Inventory inventory) {
        return there(inventory.left());
    }

    /** Of these, what the cluster still has, as far as one may look. */
    public List<Left> there(List<Inventory.Entry> entries) {
        List<Left> left = new ArrayList<>();
        for (Inventory.Entry entry : entries) {
            try {
                Optional<LiveObject> live = cluster.get(entry.object());
                if (live.isPresent()
                        && (entry.uid().isEmpty() || live.get().uid().equals(entry.uid()))) {
                    left.add(new Left(entry, live));
                }
            } catch (ClusterRefusedException refusal) {
                if (refusal.code() == FORBIDDEN) {
                    left.add(new Left(entry, Optional.empty()));
                } else if (refusal.code() != NOT_FOUND) {
                    throw refusal;
                }
            }
        }
        return left;
    }

    static List<ObjectRef> refs(List<Left> left) {
        List<ObjectRef> refs = new ArrayList<>();
        for (Left one : left) {
            refs.add(one.object());
        }
        return refs;
    }

    /** Forget what is gone. */
    public void forget(List<ObjectRef> gone) {
        change(inventory -> inventory.without(gone));
    }

    /** What would be left behind if just these objects were defined. */
    public List<Left> leftWith(List<ObjectRef> defined) {
        Stored stored = read();
        return stored.exists() ? left(stored.inventory().union(defined)) : List.of();
    }

    /**
     * Change it, from what is stored at that moment: two deploys may write it at once, and the one that comes second starts over
     * from what the first has written.
     */
    Stored change(UnaryOperator<Inventory> change) {
        return change(read(), change);
    }

    /** Change it likewise, where it was read a moment ago. */
    Stored change(Stored read, UnaryOperator<Inventory> change) {
        Stored before = read;
        for (int attempt = 1; ; attempt++) {
            try {
                return write(before, change.apply(before.inventory()));
            } catch (ClusterRefusedException refusal) {
                if (refusal.code() != CONFLICT || attempt == TRIES) {
                    throw refusal;
                }
            }
            before = read();
        }
    }

    private Stored write(Stored before, Inventory inventory) {
        if (before.exists() && before.inventory().equals(inventory)) {
            return before;
        }
        Manifest manifest = inventory.manifest(environment.namespace(), before.resourceVersion());
        LiveObject written = before.exists()
                ? cluster.update(manifest, WriteOptions.write())
                : cluster.create(manifest, WriteOptions.write());
        return new Stored(inventory, written.resourceVersion());
    }
}
