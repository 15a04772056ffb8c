package dev.railsk.deploy.internal.inventory;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.DeployStep;
import dev.railsk.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Remembers in the cluster what this environment owns: everything before it is applied, so that a deploy that is killed forgets
 * nothing, and the identities after it.
 */
public final class InventoryStep implements DeployStep {

    private final boolean isAfter;

    private InventoryStep(boolean isAfter) {
        this.isAfter = isAfter;
    }

    /** Before the apply: what was owned, and what will be. */
    public static InventoryStep before() {
        return new InventoryStep(false);
    }

    /** After the apply: with the identities of what was made, and without what is gone. */
    public static InventoryStep after() {
        return new InventoryStep(true);
    }

    @Override
    public Step step() {
        return Step.INVENTORY;
    }

    @Override
    public void run(DeployRun run) {
        InventoryStore store = new InventoryStore(run.cluster(), run.environment());
        if (isAfter) {
            settle(run, store);
        } else {
            announce(run, store);
        }
    }

    private static void announce(DeployRun run, InventoryStore store) {
        if (isAnythingThere(run) && !store.read().exists()) {
            run.warn("this deploy makes the inventory ConfigMap "
                    + store.ref().name() + ": what was deployed before and"
                    + " has left the definition since is not in it, and not listed");
        }
        store.change(inventory -> union(run, inventory));
    }

    private static void settle(DeployRun run, InventoryStore store) {
        InventoryStore.Stored settled = store.change(inventory -> {
            Inventory union = union(run, inventory);
            List<ObjectRef> left = store.left(union);
            Set<ObjectRef> gone = new LinkedHashSet<>();
            for (Inventory.Entry entry : union.left()) {
                if (!left.contains(entry.object())) {
                    gone.add(entry.object());
                }
            }
            return union.without(gone);
        });
        for (Inventory.Entry entry : settled.inventory().left()) {
            ObjectRef object = entry.object();
            run.warn(object
                    + " is no longer defined and still there: railsk leaves it as it is. Delete it with kubectl delete "
                    + object.kind().kind().toLowerCase(Locale.ROOT) + " " + object.name() + " --namespace "
                    + object.namespace() + " when nothing needs it");
        }
    }

    private static Inventory union(DeployRun run, Inventory inventory) {
        List<ObjectRef> defined = new ArrayList<>();
        for (Manifest manifest : run.manifests()) {
            if (!manifest.kind().equals("Namespace")) {
                defined.add(ObjectRef.of(manifest.id()));
            }
        }
        return inventory.union(defined).identified(run.uids());
    }

    private static boolean isAnythingThere(DeployRun run) {
        return run.dryRun().values().stream().anyMatch(effect -> effect != Applied.Effect.CREATED);
    }
}
