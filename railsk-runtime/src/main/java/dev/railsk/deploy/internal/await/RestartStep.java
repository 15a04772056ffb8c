package dev.railsk.deploy.internal.await;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
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
        boolean isDone = live.isPresent()
                && live.get()
                        .content()
                        .at("spec", "template", "metadata", "annotations", ANNOTATION)
                        .text()
                        .equals(Optional.of(revision));
        if (live.isPresent() && !isDone) {
            run.cluster().apply(annotated(ref, revision), AS_RESTART);
        }
    }

    private static Manifest annotated(ObjectRef ref, String revision) {
        Map<String, Object> template = Map.of("metadata", Map.of("annotations", Map.of(ANNOTATION, revision)));
        return Manifest.of(Tree.of(Map.of(
                "apiVersion", ref.kind().apiVersion(),
                "kind", ref.kind().kind(),
                "metadata", Map.of("name", ref.name(), "namespace", ref.namespace()),
                "spec", Map.of("template", template))));
    }
}
