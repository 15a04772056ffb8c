package dev.railsk.testing.cluster.internal.server;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fills in what the server assigns: addresses and ports of services, selector and labels of Jobs. */
final class Assignments {

    private Assignments() {}

    static void fill(ResourceKind kind, Map<String, Object> object, Identities identities) {
        switch (kind.kind().kind()) {
            case "Service" -> service(PlainValue.child(object, "spec"), identities);
            case "Job" -> job(object);
            default -> {
                // nothing is assigned to the other kinds
            }
        }
    }

    private static void service(Map<String, Object> spec, Identities identities) {
        String type = PlainValue.text(spec, "type");
        if (type.equals("ExternalName")) {
            return;
        }
        if (!spec.containsKey("clusterIP")) {
            spec.put("clusterIP", identities.address("10.96"));
        }
        spec.put("clusterIPs", new ArrayList<Object>(List.of(PlainValue.text(spec, "clusterIP"))));
        for (Map<String, Object> port : PlainValue.maps(spec, "ports")) {
            if (type.equals("ClusterIP")) {
                port.remove("nodePort");
            } else if (!port.containsKey("nodePort")) {
                port.put("nodePort", identities.nodePort());
            }
        }
    }

    private static void job(Map<String, Object> object) {
        Map<String, Object> metadata = PlainValue.child(object, "metadata");
        Map<String, Object> spec = PlainValue.child(object, "spec");
        String uid = PlainValue.text(metadata, "uid");
        Map<String, Object> template = PlainValue.child(PlainValue.child(spec, "template"), "metadata");
        Map<String, Object> labels = PlainValue.child(template, "labels");
        labels.put("batch.kubernetes.io/controller-uid", uid);
        labels.put("batch.kubernetes.io/job-name", PlainValue.text(metadata, "name"));
        labels.put("controller-uid", uid);
        labels.put("job-name", PlainValue.text(metadata, "name"));
        if (!metadata.containsKey("labels")) {
            metadata.put("labels", PlainValue.copyMap(labels));
        }
        Map<String, Object> selector = PlainValue.child(PlainValue.child(spec, "selector"), "matchLabels");
        selector.put("batch.kubernetes.io/controller-uid", uid);
    }
}
