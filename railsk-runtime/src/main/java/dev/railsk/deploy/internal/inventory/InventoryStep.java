package dev.railsk.deploy.internal.inventory;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.internal.run.AppliedObjects;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.DryRun;
import dev.railsk.deploy.internal.run.LockLostException;
import dev.railsk.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Remembers in the cluster what this environment owns: everything before it is applied, so that a deploy that is killed forgets
 * nothing, and the identities after it.
 */
public final class InventoryStep {

    private final DeployRun run;
    private final InventoryStore store;
    private boolean isFirst;

    /** The inventory of this deploy's environment. */
    public InventoryStep(DeployRun run) {
        this.run = run;
        this.store = new InventoryStore(run.cluster(), run.environment());
    }

    /** Before the apply: what was owned, and what will be. */
    public void announce(DryRun dryRun) {
        InventoryStore.Stored found = store.read();
        if (dryRun.isAnythingThere() && !found.exists()) {
            run.warn("this deploy makes the inventory ConfigMap "
                    + store.ref().name() + ": what was deployed before and"
                    + " has left the definition since is not in it, and not listed");
        }
        boolean isRunning = dryRun.isUpgrade(run.environment());
        store.change(found, inventory -> {
            Inventory union = union(inventory, dryRun.asWanted());
            return union.with(union.firstInstall().seen(isRunning));
        });
    }

    /**
     * After the apply: with the identities of what was made, and without what is gone.
     *
     * @return whether there is something to prune
     */
    public boolean settle(AppliedObjects applied) {
        InventoryStore.Stored settled = store.change(inventory -> {
            Inventory union = union(inventory, applied);
            List<ObjectRef> left = InventoryStore.refs(store.left(union));
            Set<ObjectRef> gone = new LinkedHashSet<>();
            for (Inventory.Entry entry : union.left()) {
                if (!left.contains(entry.object())) {
                    gone.add(entry.object());
                }
            }
            return union.without(gone);
        });
        isFirst = settled.inventory().firstInstall().state() != FirstInstall.State.OVER;
        List<Inventory.Entry> left = settled.inventory().left();
        boolean prunes = run.order().options().pruning().isOn();
        for (Inventory.Entry entry : prunes ? List.<Inventory.Entry>of() : left) {
            run.warn(LeftBehind.words(entry.object(), ""));
        }
        return prunes && !left.isEmpty();
    }

    /** When the deploy has come to a good end: what runs for a first install never runs again. */
    public void installed() {
        if (!isFirst) {
            return;
        }
        try {
            store.change(inventory -> inventory.with(inventory.firstInstall().over()));
        } catch (ClusterException | LockLostException failure) {
            run.warn("could not note in the inventory that the first install is over, so that a task for it which is"
                    + " added later would run: " + failure.getMessage());
        }
    }

    private Inventory union(Inventory inventory, AppliedObjects applied) {
        List<ObjectRef> defined = new ArrayList<>();
        for (Manifest manifest : run.manifests()) {
            if (!manifest.kind().equals("Namespace")) {
                defined.add(ObjectRef.of(manifest.id()));
            }
        }
        return inventory.union(defined).identified(applied.uids());
    }
}
