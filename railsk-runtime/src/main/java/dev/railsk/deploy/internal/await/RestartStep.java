package dev.railsk.deploy.internal.await;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.run.AppliedObjects;
import dev.railsk.deploy.internal.run.AppliedObjects.AppliedObject;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Restarts the workloads that run the app's code once for a revision whose migration ran behind the rollout: a Rails process learns the
 * columns of a table once, so it must start again when one is gone.
 *
 * <p>The restart is an annotation of the pod template that holds the revision, under a field manager of its own, so that an apply of
 * the manifests neither removes nor repeats it.
 */
public final class RestartStep {

    private static final String ANNOTATION = "railsk.dev/restarted-for";
    private static final String BY_HAND = "railsk.dev/restarted-at";
    private static final WriteOptions AS_RESTART = new WriteOptions(WriteOptions.FIELD_MANAGER + "-restart", false);

    private final DeployRun run;

    /** A restart in this deploy. */
    public RestartStep(DeployRun run) {
        this.run = run;
    }

    /** Restart what has not been restarted for this revision. */
    public void run() {
        for (WorkloadObject workload : run.environment().workloads()) {
            run.checkCancelled();
            if (workload.isAppCode()) {
                restart(Snapshot.ref(run.environment(), workload));
            }
        }
    }

    private void restart(ObjectRef ref) {
        String revision = run.order().revision().value();
        Optional<LiveObject> live = run.cluster().get(ref);
        if (live.isPresent() && !noted(live.get(), ANNOTATION).equals(Optional.of(revision))) {
            run.cluster().apply(annotated(live.get(), ANNOTATION, revision), AS_RESTART);
        }
    }

    /**
     * Restart these once more, whatever was restarted before.
     *
     * @return what is restarted; what is not deployed is not
     */
    public AppliedObjects now(List<WorkloadObject> workloads) {
        Map<ObjectRef, AppliedObject> restarted = new LinkedHashMap<>();
        String now = run.now().toString();
        for (WorkloadObject workload : workloads) {
            run.checkCancelled();
            ObjectRef ref = Snapshot.ref(run.environment(), workload);
            Optional<LiveObject> live = run.cluster().get(ref);
            if (live.isPresent()) {
                Manifest manifest = annotated(live.get(), BY_HAND, now);
                LiveObject answer = run.cluster().apply(manifest, AS_RESTART).object();
                run.tellApplied(new ObjectOutcome(ref, Result.CHANGED, ""));
                restarted.put(ref, AppliedObject.of(manifest, answer));
            } else {
                run.warn(workload.workload() + " is not deployed, and not restarted");
            }
        }
        return new AppliedObjects(restarted);
    }

    private static Optional<String> noted(LiveObject live, String name) {
        return live.content()
                .at("spec", "template", "metadata", "annotations", name)
                .text();
    }

    /** With this note, and with those of earlier restarts, which an apply without them would remove. */
    private static Manifest annotated(LiveObject live, String name, String value) {
        Map<String, Object> notes = new LinkedHashMap<>();
        for (String known : List.of(ANNOTATION, BY_HAND)) {
            noted(live, known).ifPresent(text -> notes.put(known, text));
        }
        notes.put(name, value);
        ObjectRef ref = live.ref();
        Map<String, Object> template = Map.of("metadata", Map.of("annotations", notes));
        return Manifest.of(Tree.of(Map.of(
                "apiVersion", ref.kind().apiVersion(),
                "kind", ref.kind().kind(),
                "metadata", Map.of("name", ref.name(), "namespace", ref.namespace()),
                "spec", Map.of("template", template))));
    }
}
