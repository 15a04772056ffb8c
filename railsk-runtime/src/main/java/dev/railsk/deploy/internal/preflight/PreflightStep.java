package dev.railsk.deploy.internal.preflight;

import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.MovingRevision;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.internal.inventory.InventoryCheck;
import dev.railsk.deploy.internal.inventory.InventoryStore;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Preflight;
import dev.railsk.deploy.internal.run.Preflight.NamespaceState;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.rollout.Baseline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks all that can be asked without writing, and reports everything that stands in the way at once. */
public final class PreflightStep {

    private final DeployRun run;

    /** The preflight of this deploy. */
    public PreflightStep(DeployRun run) {
        this.run = run;
    }

    /** Check only what a teardown needs: that it is the right cluster. */
    public static void ofTeardown(DeployRun run) {
        checkCluster(run, new ArrayList<>());
    }

    private static void checkCluster(DeployRun run, List<Finding> findings) {
        new RightCluster(run).check(findings);
        if (!findings.isEmpty()) {
            // Not one request more to a cluster that is not meant.
            throw new StepFailure(Outcome.REFUSED, report -> new PreflightRefusedException(report, findings));
        }
        run.cluster().version();
    }

    /** Check everything. */
    public Preflight check() {
        List<Finding> findings = new ArrayList<>();
        checkCluster(run, findings);
        if (run.environment().isMoving(run.order().revision())) {
            run.warn(MovingRevision.warning(run.order().revision()));
        }
        if (!run.manifests().isEmpty()) {
            new TasksNotRun(run).tell();
        }
        NamespaceState namespace = new NamespaceCheck(run).check(findings);
        new RightsCheck(run, namespace).check(findings);
        new ReferenceCheck(run, namespace).check(findings);
        if (!run.manifests().isEmpty()
                && namespace != NamespaceState.TO_CREATE
                && !new InventoryCheck(new InventoryStore(run.cluster(), run.environment()))
                        .check(run.manifests(), findings)) {
            run.warn("not checked whether an object belongs to another app: no right to list configmaps in namespace "
                    + run.environment().namespace());
        }
        run.checkCancelled();
        if (!findings.isEmpty()) {
            throw new StepFailure(Outcome.REFUSED, report -> new PreflightRefusedException(report, findings));
        }
        Map<String, Baseline> baselines = new LinkedHashMap<>();
        if (!run.order().options().isDryRun()) {
            new Snapshot(run.cluster(), run.environment())
                    .read()
                    .forEach((workload, observed) -> baselines.put(workload, Baseline.of(observed)));
        }
        return new Preflight(namespace, baselines);
    }
}
