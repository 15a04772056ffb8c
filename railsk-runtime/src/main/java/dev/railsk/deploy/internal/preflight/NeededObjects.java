package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what a set of manifests refers to and does not bring: classes, gateways, accounts, claims of storage. */
final class NeededObjects {

    static final ObjectKind STORAGE_CLASS = new ObjectKind("storage.k8s.io/v1", "StorageClass");
    static final ObjectKind VOLUME = new ObjectKind("v1", "PersistentVolume");

    private static final ObjectKind INGRESS_CLASS = new ObjectKind("networking.k8s.io/v1", "IngressClass");
    private static final ObjectKind PRIORITY_CLASS = new ObjectKind("scheduling.k8s.io/v1", "PriorityClass");
    private static final ObjectKind RUNTIME_CLASS = new ObjectKind("node.k8s.io/v1", "RuntimeClass");
    private static final ObjectKind GATEWAY = new ObjectKind("gateway.networking.k8s.io/v1", "Gateway");
    private static final ObjectKind ACCOUNT = new ObjectKind("v1", "ServiceAccount");
    private static final ObjectKind CLAIM = new ObjectKind("v1", "PersistentVolumeClaim");
    private static final Set<String> SYSTEM_PRIORITIES = Set.of("system-cluster-critical", "system-node-critical");

    private final List<NeededObject> found = new ArrayList<>();

    private NeededObjects() {}

    /** All of them, each once for everyone who needs it. */
    static List<NeededObject> of(List<Manifest> manifests) {
        NeededObjects needed = new NeededObjects();
        Set<ObjectRef> brought = new HashSet<>();
        for (Manifest manifest : manifests) {
            brought.add(ObjectRef.of(manifest.id()));
            needed.add(manifest);
        }
        needed.found.removeIf(need -> brought.contains(need.object()));
        return needed.found;
    }

    private void add(Manifest manifest) {
        Tree spec = manifest.tree().at("spec");
        String namespace = manifest.namespace();
        String owner = ObjectRef.of(manifest.id()).toString();
        switch (manifest.kind()) {
            case "Ingress" -> add(INGRESS_CLASS, "", spec.at("ingressClassName"), owner);
            case "PersistentVolumeClaim" -> add(STORAGE_CLASS, "", spec.at("storageClassName"), owner);
            case "HTTPRoute" -> gateways(spec, namespace, owner);
            case "CronJob" -> pod(spec.at("jobTemplate", "spec", "template", "spec"), namespace, owner);
            default -> pod(spec.at("template", "spec"), namespace, owner);
        }
        spec.at("volumeClaimTemplates")
                .items()
                .forEach(claim -> add(STORAGE_CLASS, "", claim.at("spec", "storageClassName"), owner));
    }

    private void gateways(Tree spec, String namespace, String owner) {
        for (Tree parent : spec.at("parentRefs").items()) {
            if (parent.at("kind").text().orElse("Gateway").equals("Gateway")) {
                add(GATEWAY, parent.at("namespace").text().orElse(namespace), parent.at("name"), owner);
            }
        }
    }

    private void pod(Tree pod, String namespace, String owner) {
        if (!SYSTEM_PRIORITIES.contains(pod.at("priorityClassName").text().orElse(""))) {
            add(PRIORITY_CLASS, "", pod.at("priorityClassName"), owner);
        }
        add(RUNTIME_CLASS, "", pod.at("runtimeClassName"), owner);
        if (!pod.at("serviceAccountName").text().orElse("default").equals("default")) {
            add(ACCOUNT, namespace, pod.at("serviceAccountName"), owner);
        }
        for (Tree volume : pod.at("volumes").items()) {
            String place = owner + ", volume " + volume.at("name").text().orElse("");
            add(CLAIM, namespace, volume.at("persistentVolumeClaim", "claimName"), place);
            add(STORAGE_CLASS, "", volume.at("ephemeral", "volumeClaimTemplate", "spec", "storageClassName"), place);
        }
    }

    private void add(ObjectKind kind, String namespace, Tree name, String place) {
        String text = name.text().orElse("");
        if (!text.isEmpty()) {
            found.add(new NeededObject(new ObjectRef(kind, namespace, text), place));
        }
    }
}
