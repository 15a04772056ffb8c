package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.control.Conditions.Condition;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import dev.railsk.testing.cluster.internal.server.Writer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Brings every autoscaled workload between its least and its most pods. Nothing is measured: it never scales for load. */
public final class AutoscalerController {

    private static final String MANAGER = "kube-controller-manager";
    private static final String NAME = "horizontal-pod-autoscaler";
    private static final Writer SCALE = new Writer(MANAGER, "scale");
    private static final Writer STATUS = Writer.status(MANAGER);
    private static final Duration ROUND = Duration.ofSeconds(15);

    private final ApiServer server;
    private final VirtualClock clock;
    private final EventRecorder events;
    private final WorkQueue queue;
    private final Set<ObjectRef> waiting = new HashSet<>();

    /** A controller over this server. */
    public AutoscalerController(ApiServer server, VirtualClock clock, EventRecorder events) {
        this.server = server;
        this.clock = clock;
        this.events = events;
        this.queue = new WorkQueue(server, clock, this::reconcile);
    }

    /** The autoscalers to look at. */
    public WorkQueue queue() {
        return queue;
    }

    private void reconcile(LiveObject autoscaler) {
        ObjectRef target = target(autoscaler);
        Optional<LiveObject> scaled = server.find(target);
        if (scaled.isEmpty()) {
            tell(
                    autoscaler,
                    Condition.isFalse("AbleToScale", "FailedGetScale", target + " was not found"),
                    Optional.empty());
        } else {
            scale(autoscaler, scaled.get());
        }
        if (waiting.add(autoscaler.ref())) {
            clock.schedule(ROUND, autoscaler.ref(), () -> {
                waiting.remove(autoscaler.ref());
                queue.add(autoscaler.ref());
            });
        }
    }

    private static ObjectRef target(LiveObject autoscaler) {
        Tree reference = autoscaler.content().at("spec", "scaleTargetRef");
        ObjectKind kind = new ObjectKind(
                reference.at("apiVersion").text().orElse(""),
                reference.at("kind").text().orElse(""));
        return new ObjectRef(
                kind, autoscaler.ref().namespace(), reference.at("name").text().orElse(""));
    }

    private void scale(LiveObject autoscaler, LiveObject scaled) {
        Tree spec = autoscaler.content().at("spec");
        long current = scaled.content().at("spec", "replicas").integer().orElse(1L);
        long least = spec.at("minReplicas").integer().orElse(1L);
        long most = spec.at("maxReplicas").integer().orElse(1L);
        if (current == 0) {
            tell(autoscaler, Condition.isTrue("AbleToScale", "SucceededGetScale", ""), Optional.of(0L));
            return;
        }
        long wanted = Math.max(least, Math.min(most, current));
        if (wanted != current) {
            resize(scaled, (int) wanted);
            String bound = current < least ? "below Spec.MinReplicas" : "above Spec.MaxReplicas";
            events.normal(
                    autoscaler,
                    NAME,
                    "SuccessfulRescale",
                    "New size: " + wanted + "; reason: Current number of replicas " + bound);
        }
        tell(
                autoscaler,
                wanted == current
                        ? Condition.isTrue("AbleToScale", "ReadyForNewScale", "recommended size matches current size")
                        : Condition.isTrue(
                                "AbleToScale",
                                "SucceededRescale",
                                "the HPA controller was able to update the target scale to " + wanted),
                Optional.of(wanted));
    }

    /** Who set the number loses it to the autoscaler; a number that nobody set stays nobody's, as on a real server. */
    private void resize(LiveObject scaled, int wanted) {
        Consumer<Map<String, Object>> edit = object -> {
            PlainValue.child(object, "spec").put("replicas", wanted);
            Map<String, Object> metadata = PlainValue.child(object, "metadata");
            metadata.put("generation", PlainValue.number(metadata, "generation", 1) + 1);
        };
        boolean isOwned = scaled.content().at("metadata", "managedFields").items().stream()
                .anyMatch(entry -> entry.at("fieldsV1", "f:spec", "f:replicas").isPresent());
        if (isOwned) {
            server.change(scaled.ref(), SCALE, edit);
        } else {
            server.mark(scaled.ref(), edit);
        }
    }

    private void tell(LiveObject autoscaler, Condition condition, Optional<Long> size) {
        server.change(autoscaler.ref(), STATUS, object -> {
            Map<String, Object> status = PlainValue.child(object, "status");
            size.ifPresent(number -> {
                status.put("currentReplicas", number.intValue());
                status.put("desiredReplicas", number.intValue());
            });
            Conditions.set(status, condition, server.timestamp());
        });
    }
}
