package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.MovingRevision;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.internal.inventory.InventoryCheck;
import dev.railsk.deploy.internal.inventory.InventoryStore;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.plan.PlanOrder;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Preflight;
import dev.railsk.deploy.internal.run.Preflight.NamespaceState;
import dev.railsk.deploy.internal.run.SourceJudgement;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.deploy.internal.source.SourceCheck;
import dev.railsk.manifest.Manifest;
import dev.railsk.rollout.Baseline;
import dev.railsk.rollout.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks all that can be asked without writing, and hands on everything that stands in the way. */
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
        new RightCluster(run.cluster(), run.environment()).check().ifPresent(findings::add);
        if (!findings.isEmpty()) {
            // Not one request more to a cluster that is not meant.
            throw new StepFailure(Outcome.REFUSED, report -> new PreflightRefusedException(report, findings));
        }
        run.cluster().version();
    }

    /** Check everything; a cluster that is not meant is the end at once. */
    public Preflight check() {
        List<Finding> findings = new ArrayList<>();
        checkCluster(run, findings);
        if (run.environment().isMoving(run.order().revision())) {
            run.warn(MovingRevision.warning(run.order().revision()));
        }
        NamespaceState namespace = new NamespaceCheck(run).check(findings);
        Set<ObjectRef> judged = lacking(new RightsCheck(run, namespace).check(findings));
        new ReferenceCheck(run, namespace).check(findings);
        new NeededObjectsCheck(run, namespace).check(findings);
        if (!run.manifests().isEmpty()
                && namespace != NamespaceState.TO_CREATE
                && !new InventoryCheck(new InventoryStore(run.cluster(), run.environment()))
                        .check(run.manifests(), findings, judged)
                && run.order().options().isDryRun()) {
            run.warn("not checked: no right to list configmaps in namespace "
                    + run.environment().namespace() + ", so whether an object belongs to another app");
        }
        if (!run.manifests().isEmpty() && namespace != NamespaceState.TO_CREATE) {
            new QuotaCheck(run).check(findings);
        }
        SourceJudgement code =
                namespace == NamespaceState.TO_CREATE ? SourceJudgement.UNKNOWN : new SourceCheck(run).check(findings);
        new PlanOrder(run).check(code, findings);
        run.checkCancelled();
        Map<String, Baseline> baselines = new LinkedHashMap<>();
        if (findings.isEmpty() && !run.order().options().isDryRun()) {
            Map<String, Observation> before =
                    new Snapshot(run.cluster(), run.environment(), run.set().workloads()).read();
            before.forEach((workload, observed) -> baselines.put(workload, Baseline.of(observed)));
            new BrokenBefore(run).tell(before);
        }
        return new Preflight(namespace, baselines, findings, code, judged);
    }

    /** The objects that cannot be applied without these rights. */
    private Set<ObjectRef> lacking(Set<AccessCheck> missing) {
        Set<ObjectRef> objects = new LinkedHashSet<>();
        for (Manifest manifest : run.manifests()) {
            ObjectKind kind = ObjectKind.of(manifest.id());
            for (AccessCheck right : missing) {
                if (right.group().equals(kind.group())
                        && right.resource().equals(kind.plural())
                        && right.namespace().equals(manifest.namespace())) {
                    objects.add(ObjectRef.of(manifest.id()));
                }
            }
        }
        return objects;
    }
}
