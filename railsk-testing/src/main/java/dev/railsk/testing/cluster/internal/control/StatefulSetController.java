package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.ApiServer.Writer;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the pods of a StatefulSet, one after the other: each has a name with its number, and storage of its own, and the next one is made
 * once the one before is ready. An update goes from the last pod to the first.
 */
public final class StatefulSetController {

    private static final String NAME = "statefulset-controller";
    private static final String HASH = "controller-revision-hash";
    private static final Writer WRITER = Writer.status("kube-controller-manager");
    private static final ObjectKind CLAIM = new ObjectKind("v1", "PersistentVolumeClaim");

    private final ApiServer server;
    private final EventRecorder events;
    private final Deletion deletion;
    private final PodFactory pods;
    private final WorkQueue queue;

    public StatefulSetController(ApiServer server, VirtualClock clock, EventRecorder events, Deletion deletion) {
        this.server = server;
        this.events = events;
        this.deletion = deletion;
        this.pods = new PodFactory(server, events);
        this.queue = new WorkQueue(server, clock, this::reconcile);
    }

    public WorkQueue queue() {
        return queue;
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
        for (int number = 0; number < wanted; number++) {
            Optional<PodView> pod = pod(set, number);
            if (pod.isEmpty()) {
                create(set, number, revision);
                return;
            }
            if (pod.get().isFinished()) {
                deletion.delete(pod.get().object().ref());
                return;
            }
            if (pod.get().isEnding() || (!pod.get().isReady() && isOf(revision, pod.get()))) {
                return;
            }
        }
        for (int number = wanted - 1; number >= 0; number--) {
            Optional<PodView> pod = pod(set, number);
            if (pod.isPresent() && !isOf(revision, pod.get())) {
                delete(set, pod.get());
                return;
            }
        }
        pod(set, wanted).filter(pod -> !pod.isEnding()).ifPresent(pod -> delete(set, pod));
    }

    private void create(LiveObject set, int number, String revision) {
        String name = set.ref().name() + "-" + number;
        Map<String, String> claims = claims(set, name);
        pods.create(set, NAME, name, pod -> {
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

    private Optional<PodView> pod(LiveObject set, int number) {
        return server.find(new ObjectRef(
                        ObjectKind.POD, set.ref().namespace(), set.ref().name() + "-" + number))
                .map(PodView::new);
    }

    private static boolean isOf(String revision, PodView pod) {
        return pod.object().content().at("metadata", "labels", HASH).text().equals(Optional.of(revision));
    }

    /** A name of what the pods are made from: the same template has the same. */
    private static String revision(LiveObject set) {
        int hash = set.content().at("spec", "template").hashCode();
        return set.ref().name() + "-" + String.format("%08x", hash);
    }

    private void updateStatus(LiveObject set, int wanted, String revision) {
        List<PodView> owned = server.ownedBy(set, ObjectKind.POD).stream()
                .map(PodView::new)
                .filter(pod -> !pod.isFinished())
                .toList();
        int ready = Math.toIntExact(owned.stream().filter(PodView::isReady).count());
        int updated = Math.toIntExact(owned.stream()
                .filter(pod -> !pod.isEnding() && isOf(revision, pod))
                .count());
        server.change(set.ref(), WRITER, object -> {
            Map<String, Object> status = PlainValue.child(object, "status");
            status.put("observedGeneration", PlainValue.number(PlainValue.at(object, "metadata"), "generation", 1));
            status.put("replicas", owned.size());
            status.put("availableReplicas", ready);
            DeploymentStatus.put(status, "readyReplicas", ready);
            status.put("updateRevision", revision);
            DeploymentStatus.put(status, "updatedReplicas", updated);
            boolean isDone = updated == wanted && ready == wanted && owned.size() == wanted;
            if (isDone || !status.containsKey("currentRevision")) {
                status.put("currentRevision", revision);
            }
            DeploymentStatus.put(
                    status,
                    "currentReplicas",
                    PlainValue.text(status, "currentRevision").equals(revision) ? updated : owned.size() - updated);
        });
    }
}
