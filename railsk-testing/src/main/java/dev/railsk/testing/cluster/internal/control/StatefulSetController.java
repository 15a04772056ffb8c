package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Change;
import dev.railsk.testing.cluster.internal.server.Owners;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import dev.railsk.testing.cluster.internal.server.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs the pods of a StatefulSet, one after the other: each has a name with its number, and storage of its own, and the next one is made
 * once the one before is ready. An update goes from the last pod to the first.
 */
public final class StatefulSetController {

    private static final String NAME = "statefulset-controller";
    private static final String HASH = PodView.REVISION;
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Writer WRITER = Writer.status("kube-controller-manager");
    private static final ObjectKind CLAIM = new ObjectKind("v1", "PersistentVolumeClaim");

    private final ApiServer server;
    private final EventRecorder events;
    private final Deletion deletion;
    private final PodFactory factory;
    private final Map<String, NumberedPods> numbered = new HashMap<>();
    private final WorkQueue queue;

    public StatefulSetController(
            ApiServer server, VirtualClock clock, EventRecorder events, Deletion deletion, PodFactory factory) {
        this.server = server;
        this.events = events;
        this.deletion = deletion;
        this.factory = factory;
        this.queue = new WorkQueue(server, clock, this::reconcile);
        server.listen(this::changed);
    }

    public WorkQueue queue() {
        return queue;
    }

    /** Keep the numbered pods up to date: whoever makes or removes one, it is told here. */
    private void changed(Change change) {
        LiveObject pod = change.after();
        if (!pod.ref().kind().equals(ObjectKind.POD)) {
            return;
        }
        Optional<ObjectRef> owner = Owners.owner(pod).filter(ref -> ref.kind().equals(ObjectKind.STATEFUL_SET));
        Optional<String> uid = Owners.ownerUid(pod);
        if (owner.isEmpty() || uid.isEmpty()) {
            return;
        }
        OptionalInt number = number(owner.get(), pod);
        if (number.isEmpty()) {
            return;
        }
        NumberedPods known = numbered.computeIfAbsent(uid.get(), none -> new NumberedPods());
        if (change.isDeletion()) {
            known.remove(number.getAsInt());
        } else {
            known.put(number.getAsInt(), new PodView(pod));
        }
        if (known.isEmpty()) {
            numbered.remove(uid.get());
        }
    }

    private static OptionalInt number(ObjectRef set, LiveObject pod) {
        String start = set.name() + "-";
        String name = pod.ref().name();
        String rest = name.startsWith(start) ? name.substring(start.length()) : "";
        return rest.matches("0|[1-9][0-9]{0,8}") ? OptionalInt.of(Integer.parseInt(rest)) : OptionalInt.empty();
    }

    private NumberedPods pods(LiveObject set) {
        return numbered.getOrDefault(set.uid(), new NumberedPods());
    }

    private void reconcile(LiveObject set) {
        int wanted =
                Math.toIntExact(set.content().at("spec", "replicas").integer().orElse(1L));
        String revision = revision(set);
        step(set, wanted, revision);
        updateStatus(set, wanted, revision);
    }

    /** One thing at a time, as the policy {@code OrderedReady} wants it. */
    private void step(LiveObject set, int wanted, String revision) {
        NumberedPods pods = pods(set);
        OptionalInt open = pods.firstOpen(wanted, revision);
        if (open.isPresent()) {
            Optional<PodView> pod = pods.get(open.getAsInt());
            if (pod.isEmpty()) {
                create(set, open.getAsInt(), revision);
            } else if (pod.get().isFinished()) {
                deletion.delete(pod.get().object().ref());
            }
            return;
        }
        boolean isOnDelete = set.content()
                .at("spec", "updateStrategy", "type")
                .text()
                .orElse("")
                .equals("OnDelete");
        OptionalInt outdated = isOnDelete ? OptionalInt.empty() : pods.lastOutdated(wanted, revision);
        OptionalInt next = outdated.isPresent() ? outdated : pods.lastBeyond(wanted);
        if (next.isPresent()) {
            pods.get(next.getAsInt()).ifPresent(pod -> delete(set, pod));
        }
    }

    private void create(LiveObject set, int number, String revision) {
        String name = set.ref().name() + "-" + number;
        if (server.find(new ObjectRef(ObjectKind.POD, set.ref().namespace(), name))
                .isPresent()) {
            // Somebody else's: it is neither taken over nor replaced.
            return;
        }
        Map<String, String> claims = claims(set, name);
        Optional<String> refusal = factory.create(set, NAME, name, pod -> {
            Map<String, Object> labels = PlainValue.child(PlainValue.child(pod, "metadata"), "labels");
            labels.put(HASH, revision);
            labels.put("statefulset.kubernetes.io/pod-name", name);
            labels.put("apps.kubernetes.io/pod-index", Integer.toString(number));
            List<Object> volumes = new ArrayList<>();
            claims.forEach((volume, claim) -> volumes.add(
                    new LinkedHashMap<>(Map.of("name", volume, "persistentVolumeClaim", Map.of("claimName", claim)))));
            Map<String, Object> spec = PlainValue.child(pod, "spec");
            volumes.addAll(PlainValue.maps(spec, "volumes"));
            if (!volumes.isEmpty()) {
                spec.put("volumes", volumes);
            }
        });
        refusal.ifPresent(words -> queue.addAfter(set.ref(), RETRY));
    }

    private Map<String, String> claims(LiveObject set, String pod) {
        Map<String, String> claims = new LinkedHashMap<>();
        for (Tree template : set.content().at("spec", "volumeClaimTemplates").items()) {
            String volume = template.at("metadata", "name").text().orElse("");
            String name = volume + "-" + pod;
            claims.put(volume, name);
            if (server.find(new ObjectRef(CLAIM, set.ref().namespace(), name)).isEmpty()) {
                Map<String, Object> claim = PlainValue.copyMap(template.map());
                claim.put("apiVersion", "v1");
                claim.put("kind", "PersistentVolumeClaim");
                Map<String, Object> metadata = PlainValue.child(claim, "metadata");
                metadata.put("name", name);
                metadata.put("namespace", set.ref().namespace());
                claim.put("status", new LinkedHashMap<>(Map.of("phase", "Bound")));
                server.put(claim, "kube-controller-manager");
            }
        }
        return claims;
    }

    private void delete(LiveObject set, PodView pod) {
        if (!pod.isEnding()) {
            deletion.delete(pod.object().ref());
            String name = pod.object().ref().name();
            events.normal(
                    set,
                    NAME,
                    "SuccessfulDelete",
                    "delete Pod " + name + " in StatefulSet " + set.ref().name() + " successful");
        }
    }

    /** A name of what the pods are made from: the same template has the same. */
    private static String revision(LiveObject set) {
        int hash = set.content().at("spec", "template").hashCode();
        return set.ref().name() + "-" + String.format("%08x", hash);
    }

    private void updateStatus(LiveObject set, int wanted, String revision) {
        NumberedPods pods = pods(set);
        int running = pods.running();
        int ready = pods.ready();
        int updated = pods.updated(revision);
        server.change(set.ref(), WRITER, object -> {
            Map<String, Object> status = PlainValue.child(object, "status");
            status.put("observedGeneration", PlainValue.number(PlainValue.at(object, "metadata"), "generation", 1));
            status.put("replicas", running);
            status.put("availableReplicas", ready);
            DeploymentStatus.put(status, "readyReplicas", ready);
            status.put("updateRevision", revision);
            DeploymentStatus.put(status, "updatedReplicas", updated);
            boolean isDone = updated == wanted && ready == wanted && running == wanted;
            if (isDone || !status.containsKey("currentRevision")) {
                status.put("currentRevision", revision);
            }
            DeploymentStatus.put(
                    status,
                    "currentReplicas",
                    PlainValue.text(status, "currentRevision").equals(revision) ? updated : running - updated);
        });
    }
}
