package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Identities;
import dev.railsk.testing.cluster.internal.server.Owners;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import dev.railsk.testing.cluster.internal.server.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rolls Deployments out: a ReplicaSet for each pod template, scaled up and down within surge and unavailability. */
public final class DeploymentController {

    static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String HASH = "pod-template-hash";
    private static final String NAME = "deployment-controller";
    private static final String MANAGER = "kube-controller-manager";

    private final ApiServer server;
    private final EventRecorder events;
    private final WorkQueue queue;
    private final DeploymentStatus status;

    public DeploymentController(ApiServer server, VirtualClock clock, EventRecorder events) {
        this.server = server;
        this.events = events;
        this.queue = new WorkQueue(server, clock, this::reconcile);
        this.status = new DeploymentStatus(server, clock, queue);
    }

    public WorkQueue queue() {
        return queue;
    }

    private void reconcile(LiveObject deployment) {
        Rollout rollout = rollout(deployment);
        status.pausedOrResumed(deployment, rollout);
        if (rollout.isPaused()) {
            scaleAll(deployment, Paused.replicas(rollout));
        } else {
            rollOut(deployment, rollout);
        }
        status.update(deployment, sets(deployment), set -> isCurrent(set, deployment));
        prune(deployment, rollout);
    }

    private Rollout rollout(LiveObject deployment) {
        List<ReplicaSetView> old = new ArrayList<>();
        Optional<ReplicaSetView> current = Optional.empty();
        for (ReplicaSetView set : sets(deployment)) {
            if (current.isEmpty() && isCurrent(set, deployment)) {
                current = Optional.of(set);
            } else {
                old.add(set);
            }
        }
        return new Rollout(deployment, current, old);
    }

    private void rollOut(LiveObject deployment, Rollout rollout) {
        boolean mayGrow = !rollout.isRecreate() || isDrained(rollout.old());
        Optional<ReplicaSetView> current = rollout.current();
        if (current.isPresent()) {
            adopt(deployment, current.get(), rollout.old());
            annotate(current.get(), rollout);
        }
        if (current.isEmpty() && mayGrow) {
            create(deployment, rollout, revisionAfter(rollout.old()));
        } else if (current.isPresent() && mayGrow) {
            scale(deployment, current.get(), rollout.newReplicas());
        }
        scaleAll(deployment, rollout.oldReplicas());
    }

    private List<ReplicaSetView> sets(LiveObject deployment) {
        return server.ownedBy(deployment, ObjectKind.REPLICA_SET).stream()
                .map(ReplicaSetView::new)
                .sorted(Comparator.comparingInt(ReplicaSetView::revision))
                .toList();
    }

    private boolean isDrained(List<ReplicaSetView> old) {
        return old.stream().allMatch(set -> set.wanted() == 0 && !hasRunningPods(set));
    }

    private boolean hasRunningPods(ReplicaSetView set) {
        return server.ownedBy(set.object(), ObjectKind.POD).stream().anyMatch(pod -> !new PodView(pod).isFinished());
    }

    private static int revisionAfter(List<ReplicaSetView> sets) {
        return sets.stream().mapToInt(ReplicaSetView::revision).max().orElse(0) + 1;
    }

    private static boolean isCurrent(ReplicaSetView set, LiveObject deployment) {
        Tree theirs = set.object().content().at("spec", "template");
        Tree ours = deployment.content().at("spec", "template");
        if (!theirs.at("spec").equals(ours.at("spec"))) {
            return false;
        }
        // The rest is small: a copy of it costs little.
        Map<String, Object> rest = withoutPodSpec(theirs);
        PlainValue.at(rest, "metadata", "labels").remove(HASH);
        return rest.equals(withoutPodSpec(ours));
    }

    private static Map<String, Object> withoutPodSpec(Tree template) {
        Map<String, Object> rest = new LinkedHashMap<>(template.map());
        rest.remove("spec");
        return PlainValue.copyMap(rest);
    }

    private void create(LiveObject deployment, Rollout rollout, int revision) {
        Map<String, Object> template = PlainValue.draft(deployment.content().at("spec", "template"));
        int content = deployment.content().at("spec", "template").map().hashCode();
        String hash = Identities.letters(content * 0x9E3779B97F4A7C15L, 10);
        int replicas = rollout.newReplicas();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", deployment.ref().name() + "-" + hash);
        metadata.put("namespace", deployment.ref().namespace());
        PlainValue.child(PlainValue.child(template, "metadata"), "labels").put(HASH, hash);
        metadata.put("labels", PlainValue.copyMap(PlainValue.at(template, "metadata", "labels")));
        Map<String, Object> annotations = new LinkedHashMap<>(SetAnnotations.wanted(rollout));
        annotations.put(REVISION, Integer.toString(revision));
        metadata.put("annotations", annotations);
        metadata.put("ownerReferences", Owners.reference(deployment));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("replicas", replicas);
        Map<String, Object> selector =
                PlainValue.copyMap(deployment.content().at("spec", "selector").map());
        PlainValue.child(selector, "matchLabels").put(HASH, hash);
        spec.put("selector", selector);
        spec.put("template", template);
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("apiVersion", "apps/v1");
        set.put("kind", "ReplicaSet");
        set.put("metadata", metadata);
        set.put("spec", spec);
        LiveObject created = server.put(set, MANAGER);
        setRevision(deployment, revision);
        status.created(deployment, created.ref().name());
        if (replicas > 0) {
            tellScaling(deployment, created.ref().name(), 0, replicas);
        }
    }

    private void adopt(LiveObject deployment, ReplicaSetView current, List<ReplicaSetView> old) {
        int revision = current.revision();
        if (!old.isEmpty() && revision < revisionAfter(old)) {
            revision = revisionAfter(old);
            int next = revision;
            server.change(current.object().ref(), Writer.main(MANAGER), set -> PlainValue.child(
                            PlainValue.child(set, "metadata"), "annotations")
                    .put(REVISION, Integer.toString(next)));
            status.found(deployment, current.object().ref().name());
        }
        setRevision(deployment, revision);
    }

    private void annotate(ReplicaSetView set, Rollout rollout) {
        Map<String, String> wanted = SetAnnotations.wanted(rollout);
        if (!SetAnnotations.of(set).entrySet().containsAll(wanted.entrySet())) {
            server.change(set.object().ref(), Writer.main(MANAGER), object -> PlainValue.child(
                            PlainValue.child(object, "metadata"), "annotations")
                    .putAll(wanted));
        }
    }

    private void setRevision(LiveObject deployment, int revision) {
        server.change(deployment.ref(), Writer.status(MANAGER), object -> PlainValue.child(
                        PlainValue.child(object, "metadata"), "annotations")
                .put(REVISION, Integer.toString(revision)));
    }

    private void scaleAll(LiveObject deployment, Map<ReplicaSetView, Integer> targets) {
        targets.forEach((set, replicas) -> scale(deployment, set, replicas));
    }

    private void scale(LiveObject deployment, ReplicaSetView set, int replicas) {
        if (set.wanted() != replicas) {
            server.change(set.object().ref(), Writer.main(MANAGER), object -> PlainValue.child(object, "spec")
                    .put("replicas", replicas));
            tellScaling(deployment, set.object().ref().name(), set.wanted(), replicas);
        }
    }

    private void tellScaling(LiveObject deployment, String set, int from, int to) {
        String direction = to > from ? "up" : "down";
        String message = "Scaled " + direction + " replica set " + set + " from " + from + " to " + to;
        events.normal(deployment, NAME, "ScalingReplicaSet", message);
    }

    private void prune(LiveObject deployment, Rollout rollout) {
        int kept = Math.toIntExact(deployment
                .content()
                .at("spec", "revisionHistoryLimit")
                .integer()
                .orElse(10L));
        List<ReplicaSetView> idle = rollout.old().stream()
                .filter(set -> set.wanted() == 0 && set.replicas() == 0)
                .toList();
        for (int i = 0; i < idle.size() - kept; i++) {
            server.remove(idle.get(i).object().ref());
        }
    }
}
