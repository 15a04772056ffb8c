package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.control.Conditions.Condition;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import dev.railsk.testing.cluster.internal.server.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes the status of Deployments: numbers, Available, Progressing. */
final class DeploymentStatus {

    private static final Writer WRITER = Writer.status("kube-controller-manager");
    private static final String PROGRESSING = "Progressing";
    private static final String PAUSED = "DeploymentPaused";
    private static final String OVERDUE = "ProgressDeadlineExceeded";
    private static final String DONE = "NewReplicaSetAvailable";

    private final ApiServer server;
    private final VirtualClock clock;
    private final WorkQueue queue;

    DeploymentStatus(ApiServer server, VirtualClock clock, WorkQueue queue) {
        this.server = server;
        this.clock = clock;
        this.queue = queue;
    }

    void created(LiveObject deployment, String set) {
        progress(deployment, "NewReplicaSetCreated", "Created new replica set \"" + set + "\"");
    }

    void found(LiveObject deployment, String set) {
        progress(deployment, "FoundNewReplicaSet", "Found new replica set \"" + set + "\"");
    }

    private void progress(LiveObject deployment, String reason, String message) {
        server.change(
                deployment.ref(), WRITER, object -> progress(PlainValue.child(object, "status"), reason, message));
        int deadline = deadline(deployment);
        queue.addAfter(deployment.ref(), Duration.ofSeconds(deadline).plusSeconds(1));
    }

    private void progress(Map<String, Object> status, String reason, String message) {
        Conditions.set(status, Condition.isTrue(PROGRESSING, reason, message), server.timestamp())
                .put("lastUpdateTime", server.timestamp());
    }

    /** Note that a Deployment was paused, or goes on. One that is overdue stays so. */
    void pausedOrResumed(LiveObject deployment, Rollout rollout) {
        Map<String, Object> before =
                PlainValue.copyMap(deployment.content().at("status").map());
        String reason = PlainValue.text(Conditions.find(before, PROGRESSING), "reason");
        if (rollout.isPaused() && !reason.equals(PAUSED) && !reason.equals(OVERDUE)) {
            progressUnknown(deployment, PAUSED, "Deployment is paused");
        } else if (!rollout.isPaused() && reason.equals(PAUSED)) {
            progressUnknown(deployment, "DeploymentResumed", "Deployment is resumed");
        }
    }

    private void progressUnknown(LiveObject deployment, String reason, String message) {
        Condition condition = new Condition(PROGRESSING, "Unknown", reason, message);
        server.change(deployment.ref(), WRITER, object -> Conditions.set(
                        PlainValue.child(object, "status"), condition, server.timestamp())
                .put("lastUpdateTime", server.timestamp()));
    }

    void update(LiveObject deployment, List<ReplicaSetView> sets, Predicate<ReplicaSetView> isCurrent) {
        Optional<ReplicaSetView> current = sets.stream().filter(isCurrent).findFirst();
        Rollout rollout = new Rollout(deployment, current, List.of());
        boolean isPaused = rollout.isPaused();
        server.change(deployment.ref(), WRITER, object -> {
            Map<String, Object> status = PlainValue.child(object, "status");
            Map<String, Object> before = PlainValue.copyMap(status);
            int generation = PlainValue.number(PlainValue.at(object, "metadata"), "generation", 1);
            status.put("observedGeneration", generation);
            numbers(status, sets, current);
            available(status, rollout);
            failure(status, current);
            current.filter(set -> !isPaused)
                    .ifPresent(set -> progressing(new Step(deployment, rollout, set), before, status));
        });
    }

    private record Step(LiveObject deployment, Rollout rollout, ReplicaSetView set) {}

    private static void numbers(
            Map<String, Object> status, List<ReplicaSetView> sets, Optional<ReplicaSetView> current) {
        int wanted = sets.stream().mapToInt(ReplicaSetView::wanted).sum();
        int available = sets.stream().mapToInt(ReplicaSetView::available).sum();
        put(status, "replicas", sets.stream().mapToInt(ReplicaSetView::replicas).sum());
        put(status, "updatedReplicas", current.map(ReplicaSetView::replicas).orElse(0));
        put(
                status,
                "readyReplicas",
                sets.stream().mapToInt(ReplicaSetView::ready).sum());
        put(status, "availableReplicas", available);
        put(status, "unavailableReplicas", Math.max(0, wanted - available));
    }

    // The server leaves zeros out.
    static void put(Map<String, Object> status, String field, int number) {
        if (number == 0) {
            status.remove(field);
        } else {
            status.put(field, number);
        }
    }

    private void available(Map<String, Object> status, Rollout rollout) {
        boolean isAvailable =
                PlainValue.number(status, "availableReplicas", 0) >= rollout.wanted() - rollout.maxUnavailable();
        Condition condition = isAvailable
                ? Condition.isTrue("Available", "MinimumReplicasAvailable", "Deployment has minimum availability.")
                : Condition.isFalse(
                        "Available", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.");
        String then = PlainValue.text(Conditions.find(status, "Available"), "status");
        Map<String, Object> entry = Conditions.set(status, condition, server.timestamp());
        if (!then.equals(condition.status())) {
            entry.put("lastUpdateTime", server.timestamp());
        }
    }

    private void failure(Map<String, Object> status, Optional<ReplicaSetView> current) {
        Map<String, Object> failure = current.map(set -> Conditions.find(
                        PlainValue.copyMap(set.object().content().at("status").map()), Conditions.REPLICA_FAILURE))
                .orElse(Map.of());
        if (failure.isEmpty()) {
            Conditions.remove(status, Conditions.REPLICA_FAILURE);
            return;
        }
        Condition same = Condition.isTrue(
                Conditions.REPLICA_FAILURE, PlainValue.text(failure, "reason"), PlainValue.text(failure, "message"));
        Conditions.set(status, same, server.timestamp()).putIfAbsent("lastUpdateTime", server.timestamp());
    }

    private void progressing(Step step, Map<String, Object> before, Map<String, Object> status) {
        String name = step.set().object().ref().name();
        Map<String, Object> condition = Conditions.find(status, PROGRESSING);
        String reason = PlainValue.text(condition, "reason");
        int wanted = step.rollout().wanted();
        boolean isDone = PlainValue.number(status, "updatedReplicas", 0) == wanted
                && PlainValue.number(status, "replicas", 0) == wanted
                && PlainValue.number(status, "availableReplicas", 0) == wanted;
        if (isDone) {
            if (!reason.equals(DONE)) {
                progress(status, DONE, "ReplicaSet \"" + name + "\" has successfully progressed.");
            }
        } else if (hasProgressed(before, status)) {
            progress(status, "ReplicaSetUpdated", "ReplicaSet \"" + name + "\" is progressing.");
            queue.addAfter(
                    step.deployment().ref(),
                    Duration.ofSeconds(deadline(step.deployment())).plusSeconds(1));
        } else if (!reason.equals(DONE) && isOverdue(step.deployment(), condition)) {
            Condition late =
                    Condition.isFalse(PROGRESSING, OVERDUE, "ReplicaSet \"" + name + "\" has timed out progressing.");
            if (!reason.equals(OVERDUE)) {
                Conditions.set(status, late, server.timestamp()).put("lastUpdateTime", server.timestamp());
            }
        }
    }

    private static boolean hasProgressed(Map<String, Object> before, Map<String, Object> after) {
        int oldBefore = PlainValue.number(before, "replicas", 0) - PlainValue.number(before, "updatedReplicas", 0);
        int oldAfter = PlainValue.number(after, "replicas", 0) - PlainValue.number(after, "updatedReplicas", 0);
        return oldAfter < oldBefore
                || isMore(before, after, "updatedReplicas")
                || isMore(before, after, "readyReplicas")
                || isMore(before, after, "availableReplicas");
    }

    private static boolean isMore(Map<String, Object> before, Map<String, Object> after, String field) {
        return PlainValue.number(after, field, 0) > PlainValue.number(before, field, 0);
    }

    private boolean isOverdue(LiveObject deployment, Map<String, Object> condition) {
        String since = PlainValue.text(condition, "lastUpdateTime");
        return !since.isEmpty()
                && Instant.parse(since).plusSeconds(deadline(deployment)).isBefore(clock.now());
    }

    private static int deadline(LiveObject deployment) {
        return Math.toIntExact(deployment
                .content()
                .at("spec", "progressDeadlineSeconds")
                .integer()
                .orElse(600L));
    }
}
