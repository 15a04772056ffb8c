package dev.railsk.deploy.internal.scale;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.PreflightRefusedException;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.run.AppliedObjects;
import dev.railsk.deploy.internal.run.AppliedObjects.AppliedObject;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.StepFailure;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.workload.Clock;
import dev.railsk.workload.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes how many pods a workload has, until the next deploy. */
public final class ScaleStep {

    private static final ObjectKind AUTOSCALER = new ObjectKind("autoscaling/v2", "HorizontalPodAutoscaler");
    private static final WriteOptions BY_HAND = new WriteOptions(WriteOptions.FIELD_MANAGER + "-scale", false);
    private static final int CONFLICT = 409;
    private static final int TRIES = 10;

    private final DeployRun run;
    private final ScaleOrder order;
    private final ObjectRef ref;

    /** This change. */
    public ScaleStep(DeployRun run, ScaleOrder order) {
        this.run = run;
        this.order = order;
        ref = Snapshot.ref(run.environment(), order.object());
    }

    /** Refuse what somebody else decides; nothing was written then. */
    public void check() {
        if (order.isForced()) {
            return;
        }
        Scale scale = order.workload().scale();
        if (order.workload() instanceof Clock && order.pods() > 1) {
            throw refused(
                    "not-scalable",
                    "a clock runs once, but was to have " + order.pods() + " pods: each would do its work again",
                    "Scale it to 0 or 1.");
        }
        if (!(scale instanceof Scale.Fixed || scale instanceof Scale.None)) {
            throw refused(
                    "scaled-by-others",
                    "the definition leaves the number of its pods to an autoscaler or to somebody else",
                    "Change the bounds in the definition, or say --anyway: the autoscaler may change it back at once.");
        }
        Snapshot snapshot = new Snapshot(run.cluster(), run.environment());
        for (Tree autoscaler : snapshot.listIfAllowed(AUTOSCALER)) {
            Tree target = autoscaler.at("spec", "scaleTargetRef");
            boolean isMeant =
                    target.at("kind").text().equals(Optional.of(ref.kind().kind()))
                            && target.at("name").text().equals(Optional.of(ref.name()));
            if (isMeant) {
                throw refused(
                        "scaled-by-others",
                        "HorizontalPodAutoscaler "
                                + autoscaler.at("metadata", "name").text().orElse("") + " decides how many pods it has",
                        "Change its bounds, or say --anyway: it may change the number back at once.");
            }
        }
    }

    private StepFailure refused(String id, String fact, String nextStep) {
        List<Finding> findings = List.of(new Finding(
                id, order.object().workload() + ": " + fact, ref + " in namespace " + ref.namespace(), nextStep));
        return new StepFailure(Outcome.REFUSED, report -> new PreflightRefusedException(report, findings));
    }

    /** Change it. */
    public AppliedObjects run() {
        LiveObject live = write();
        Tree content = live.content();
        run.tellApplied(new ObjectOutcome(ref, Result.CHANGED, ""));
        if (order.workload().scale() instanceof Scale.Fixed fixed && fixed.pods() != order.pods()) {
            run.warn("the next deploy sets the number of pods of "
                    + order.object().workload() + " back to "
                    + fixed.pods() + ", as the definition says: write replicas(" + order.pods() + ") to keep "
                    + order.pods());
        }
        return new AppliedObjects(Map.of(ref, AppliedObject.of(Manifest.of(content), live)));
    }

    private LiveObject write() {
        for (int attempt = 1; ; attempt++) {
            LiveObject live = run.cluster()
                    .get(ref)
                    .orElseThrow(() -> refused(
                            "not-deployed",
                            "it is not deployed",
                            "Deploy it first: deploy " + run.environment().name()));
            try {
                return write(live);
            } catch (ClusterRefusedException refusal) {
                if (refusal.code() != CONFLICT || attempt == TRIES) {
                    throw refusal;
                }
            }
        }
    }

    private LiveObject write(LiveObject live) {
        Optional<Map<String, Object>> own = OwnFields.of(live);
        if (own.isPresent() && own.get().get("spec") instanceof Map<?, ?> spec && spec.containsKey("replicas")) {
            Map<String, Object> sent = new LinkedHashMap<>(own.get());
            Map<String, @Nullable Object> changed = new LinkedHashMap<>();
            spec.forEach((name, value) -> changed.put(String.valueOf(name), value));
            changed.put("replicas", order.pods());
            sent.put("spec", changed);
            return run.cluster()
                    .apply(Manifest.of(Tree.of(sent)), WriteOptions.write())
                    .object();
        }
        Map<String, @Nullable Object> whole = new LinkedHashMap<>(live.content().map());
        Map<String, @Nullable Object> spec =
                new LinkedHashMap<>(live.content().at("spec").map());
        spec.put("replicas", order.pods());
        whole.put("spec", spec);
        return run.cluster().update(Manifest.of(Tree.of(whole)), BY_HAND);
    }
}
