package dev.railsk.deploy.internal.prune;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.internal.inventory.InventoryStore;
import dev.railsk.deploy.internal.inventory.InventoryStore.Left;
import dev.railsk.deploy.internal.inventory.LeftBehind;
import dev.railsk.deploy.internal.run.DeployRun;
import java.util.ArrayList;
import java.util.List;

/** Deletes what the inventory holds and the definition lacks, once all runs; then the inventory forgets it. */
public final class PruneStep {

    private final DeployRun run;
    private final InventoryStore store;

    /** The end of a deploy that went well. */
    public PruneStep(DeployRun run) {
        this.run = run;
        store = new InventoryStore(run.cluster(), run.environment());
    }

    /** Delete it. */
    public void run() {
        List<Left> left = store.left(store.read().inventory());
        List<ObjectRef> gone = new ArrayList<>();
        PrunePlan plan = new PrunePlan(
                run.cluster(), run.environment(), run.order().options().pruning());
        for (PrunePlan.Fate fate : plan.of(left)) {
            run.checkCancelled();
            ObjectOutcome outcome = prune(fate);
            run.tellPruned(outcome);
            if (outcome.result() == Result.DELETED && outcome.detail().isEmpty()) {
                gone.add(outcome.object());
            }
        }
        if (!gone.isEmpty()) {
            store.forget(gone);
        }
    }

    private ObjectOutcome prune(PrunePlan.Fate fate) {
        if (fate.kept().isEmpty()) {
            return Deletion.of(run.cluster(), fate.live().orElseThrow());
        }
        if (fate.isAskedFor()) {
            run.warn(LeftBehind.words(fate.object(), fate.kept().get()));
        }
        return new ObjectOutcome(fate.object(), Result.KEPT, fate.kept().get());
    }
}
