package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Owners;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes pods from the template of their owner. */
final class PodFactory {

    private final ApiServer server;
    private final EventRecorder events;

    PodFactory(ApiServer server, EventRecorder events) {
        this.server = server;
        this.events = events;
    }

    LiveObject create(LiveObject owner, String component) {
        Map<String, Object> template =
                PlainValue.copyMap(owner.content().at("spec", "template").map());
        Map<String, Object> metadata = PlainValue.child(template, "metadata");
        String prefix = owner.ref().name() + "-";
        metadata.put("generateName", prefix);
        metadata.put("name", prefix + server.identities().suffix());
        metadata.put("namespace", owner.ref().namespace());
        metadata.put("ownerReferences", Owners.reference(owner));
        Map<String, Object> spec = PlainValue.child(template, "spec");
        spec.putIfAbsent("serviceAccountName", "default");
        Map<String, Object> pod = new LinkedHashMap<>();
        pod.put("apiVersion", "v1");
        pod.put("kind", "Pod");
        pod.put("metadata", metadata);
        pod.put("spec", spec);
        Map<String, Object> status = PlainValue.child(pod, "status");
        status.put("phase", "Pending");
        status.put("qosClass", "Burstable");
        LiveObject created = server.put(pod, "kube-controller-manager");
        events.normal(
                owner,
                component,
                "SuccessfulCreate",
                "Created pod: " + created.ref().name());
        return created;
    }
}
