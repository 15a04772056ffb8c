package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Owners;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes pods from the template of their owner. */
public final class PodFactory {

    private final ApiServer server;
    private final EventRecorder events;
    private final PodGate gate;

    public PodFactory(ApiServer server, EventRecorder events, PodGate gate) {
        this.server = server;
        this.events = events;
        this.gate = gate;
    }

    /** Make a pod; why it was not made, in the API server's words, empty when it was. */
    Optional<String> create(LiveObject owner, String component) {
        String name = owner.ref().name() + "-" + server.identities().suffix();
        return create(owner, component, name, pod -> PlainValue.child(pod, "metadata")
                .put("generateName", owner.ref().name() + "-"));
    }

    /** Make a pod of this name, with what its owner's kind adds to the template. */
    Optional<String> create(LiveObject owner, String component, String name, Consumer<Map<String, Object>> addition) {
        Optional<String> refusal = gate.refusal(owner, name);
        if (refusal.isPresent()) {
            return refused(owner, component, name, refusal.get());
        }
        Map<String, Object> template = PlainValue.draft(owner.content().at("spec", "template"));
        Map<String, Object> metadata = PlainValue.child(template, "metadata");
        metadata.put("name", name);
        metadata.put("namespace", owner.ref().namespace());
        metadata.put("ownerReferences", Owners.reference(owner));
        Map<String, Object> pod = new LinkedHashMap<>();
        pod.put("apiVersion", "v1");
        pod.put("kind", "Pod");
        pod.put("metadata", metadata);
        pod.put("spec", PlainValue.child(template, "spec"));
        addition.accept(pod);
        Map<String, Object> admitted;
        try {
            admitted = server.admitted(pod);
        } catch (ClusterRefusedException denied) {
            return refused(owner, component, name, String.valueOf(denied.getMessage()));
        }
        PlainValue.child(admitted, "status").put("phase", "Pending");
        LiveObject created = server.put(admitted, "kube-controller-manager");
        events.normal(
                owner,
                component,
                "SuccessfulCreate",
                "Created pod: " + created.ref().name());
        return Optional.empty();
    }

    private Optional<String> refused(LiveObject owner, String component, String name, String refusal) {
        boolean isNumbered = owner.ref().kind().equals(ObjectKind.STATEFUL_SET);
        String start = isNumbered
                ? "create Pod " + name + " in StatefulSet " + owner.ref().name() + " failed error: "
                : "Error creating: ";
        events.warning(owner, component, "FailedCreate", start + refusal);
        return Optional.of(refusal);
    }
}
