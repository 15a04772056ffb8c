package dev.railsk.deploy.internal.prune;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.internal.inventory.Inventory;
import dev.railsk.deploy.internal.inventory.InventoryStore;
import dev.railsk.deploy.internal.record.Releases;
import dev.railsk.deploy.internal.run.DeployRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deletes all that the inventory holds, first what comes last in a deploy, and at the end the records of releases and the inventory itself. */
public final class TeardownStep {

    private final DeployRun run;
    private final InventoryStore store;

    /** The end of an environment. */
    public TeardownStep(DeployRun run) {
        this.run = run;
        store = new InventoryStore(run.cluster(), run.environment());
    }

    /** Delete it. */
    public void run() {
        InventoryStore.Stored stored = store.read();
        if (!stored.exists()) {
            run.warn("there is no inventory " + store.ref().name() + " in namespace "
                    + run.environment().namespace() + ": railsk knows of nothing that it owns there");
            return;
        }
        List<InventoryStore.Left> there = store.there(stored.inventory().entries());
        Set<ObjectRef> gone = new LinkedHashSet<>();
        for (Inventory.Entry entry : stored.inventory().entries()) {
            gone.add(entry.object());
        }
        there.forEach(one -> gone.remove(one.object()));
        PrunePlan plan = new PrunePlan(
                run.cluster(), run.environment(), run.order().options().pruning());
        for (PrunePlan.Fate fate : plan.ofAll(there)) {
            run.checkCancelled();
            ObjectOutcome outcome = delete(fate);
            tell(outcome);
            if (outcome.result() == Result.DELETED && outcome.detail().isEmpty()) {
                gone.add(outcome.object());
            }
        }
        store.forget(new ArrayList<>(gone));
        endInventory();
        run.warn(
                "namespace " + run.environment().namespace() + " stays, with what others made in it, Jobs of tasks, and"
                        + " the Lease " + store.ref().name());
    }

    private ObjectOutcome delete(PrunePlan.Fate fate) {
        return fate.kept().isEmpty()
                ? Deletion.of(run.cluster(), fate.live().orElseThrow())
                : new ObjectOutcome(fate.object(), Result.KEPT, fate.kept().get());
    }

    private void tell(ObjectOutcome outcome) {
        if (outcome.result() == Result.KEPT) {
            run.warn(outcome.object() + " stays, since " + outcome.detail());
        }
        run.tellPruned(outcome);
    }

    private void endInventory() {
        Optional<LiveObject> inventory = run.cluster().get(store.ref());
        if (inventory.isPresent() && store.read().inventory().entries().isEmpty()) {
            new Releases(run.cluster(), run.environment()).deleteAll();
            ObjectOutcome unused = Deletion.of(run.cluster(), inventory.get());
        }
    }
}
