package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.control.Conditions.Condition;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import dev.railsk.testing.cluster.internal.server.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps as many pods as a ReplicaSet wants. */
public final class ReplicaSetController {

    private static final String NAME = "replicaset-controller";
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Writer WRITER = Writer.status("kube-controller-manager");

    private final ApiServer server;
    private final VirtualClock clock;
    private final EventRecorder events;
    private final Deletion deletion;
    private final PodFactory pods;
    private final WorkQueue queue;

    public ReplicaSetController(
            ApiServer server, VirtualClock clock, EventRecorder events, Deletion deletion, PodFactory pods) {
        this.server = server;
        this.clock = clock;
        this.events = events;
        this.deletion = deletion;
        this.pods = pods;
        this.queue = new WorkQueue(server, clock, this::reconcile);
    }

    public WorkQueue queue() {
        return queue;
    }

    private void reconcile(LiveObject set) {
        int wanted = new ReplicaSetView(set).wanted();
        List<PodView> running = running(set);
        Optional<String> refusal = Optional.empty();
        for (int i = running.size(); i < wanted && refusal.isEmpty(); i++) {
            refusal = pods.create(set, NAME);
        }
        refusal.ifPresent(words -> queue.addAfter(set.ref(), RETRY));
        if (running.size() > wanted) {
            running.stream()
                    .sorted(Comparator.comparing(PodView::isReady)
                            .thenComparing(pod -> pod.object().ref().name()))
                    .limit(running.size() - wanted)
                    .forEach(pod -> remove(set, pod.object()));
        }
        updateStatus(set, running.size() == wanted ? running : running(set), refusal);
    }

    private List<PodView> running(LiveObject set) {
        return server.ownedBy(set, ObjectKind.POD).stream()
                .map(PodView::new)
                .filter(pod -> !pod.isEnding() && !pod.isFinished())
                .toList();
    }

    private void remove(LiveObject set, LiveObject pod) {
        deletion.delete(pod.ref());
        events.normal(set, NAME, "SuccessfulDelete", "Deleted pod: " + pod.ref().name());
    }

    private void updateStatus(LiveObject set, List<PodView> running, Optional<String> refusal) {
        Duration minReady = Duration.ofSeconds(
                set.content().at("spec", "minReadySeconds").integer().orElse(0L));
        List<Instant> readySince =
                running.stream().flatMap(pod -> pod.readySince().stream()).toList();
        int ready = readySince.size();
        int available = Math.toIntExact(readySince.stream()
                .filter(since -> isOver(since.plus(minReady)))
                .count());
        if (available < ready) {
            queue.addAfter(set.ref(), Duration.ofSeconds(1));
        }
        server.change(set.ref(), WRITER, object -> {
            Map<String, Object> status = PlainValue.child(object, "status");
            int generation = PlainValue.number(PlainValue.at(object, "metadata"), "generation", 1);
            status.put("observedGeneration", generation);
            status.put("replicas", running.size());
            DeploymentStatus.put(status, "fullyLabeledReplicas", running.size());
            DeploymentStatus.put(status, "readyReplicas", ready);
            DeploymentStatus.put(status, "availableReplicas", available);
            failure(status, refusal);
        });
    }

    private void failure(Map<String, Object> status, Optional<String> refusal) {
        if (refusal.isPresent()) {
            Condition failure = Condition.isTrue(Conditions.REPLICA_FAILURE, "FailedCreate", refusal.get());
            Conditions.set(status, failure, server.timestamp());
        } else {
            Conditions.remove(status, Conditions.REPLICA_FAILURE);
        }
    }

    private boolean isOver(Instant time) {
        return !time.isAfter(clock.now());
    }
}
