package dev.railsk.deploy.internal.preflight;

import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.MovingRevision;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.Step;
import dev.railsk.deploy.internal.inventory.InventoryCheck;
import dev.railsk.deploy.internal.inventory.InventoryStore;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.DeployStep;
import dev.railsk.deploy.internal.run.StepFailure;
import java.util.ArrayList;
import java.util.List;

/** Asks all that can be asked without writing, and reports everything that stands in the way at once. */
public final class PreflightStep implements DeployStep {

    @Override
    public Step step() {
        return Step.PREFLIGHT;
    }

    @Override
    public void run(DeployRun run) {
        List<Finding> findings = new ArrayList<>();
        new RightCluster(run).check(findings);
        if (!findings.isEmpty()) {
            // Not one request more to a cluster that is not meant.
            throw new StepFailure(Outcome.REFUSED, report -> new PreflightRefusedException(report, findings));
        }
        run.cluster().version();
        if (run.environment().isMoving(run.order().revision())) {
            run.warn(MovingRevision.warning(run.order().revision()));
        }
        new NamespaceCheck(run).check(findings);
        new RightsCheck(run).check(findings);
        new ReferenceCheck(run).check(findings);
        if (!run.manifests().isEmpty()
                && run.namespace() != DeployRun.NamespaceState.TO_CREATE
                && !new InventoryCheck(new InventoryStore(run.cluster(), run.environment()))
                        .check(run.manifests(), findings)) {
            run.warn("not checked whether an object belongs to another app: no right to list configmaps in namespace "
                    + run.environment().namespace());
        }
        run.checkCancelled();
        if (!findings.isEmpty()) {
            throw new StepFailure(Outcome.REFUSED, report -> new PreflightRefusedException(report, findings));
        }
        if (!run.order().options().isDryRun()) {
            new Snapshot(run.cluster(), run.environment()).remember(run.baselines());
        }
    }
}
