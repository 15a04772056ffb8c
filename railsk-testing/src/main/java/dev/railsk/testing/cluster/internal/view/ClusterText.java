package dev.railsk.testing.cluster.internal.view;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.core.ClusterCore;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How a fake cluster stands, namespace by namespace: workloads, runs, pods with what they wait for, warnings. No value of a Secret. */
public final class ClusterText {

    private static final Set<String> UNTOLD =
            Set.of("Event", "ReplicaSet", "Namespace", "ServiceAccount", "ControllerRevision", "EndpointSlice");
    private static final String OF_EVERY_NAMESPACE = "kube-root-ca.crt";

    private final ClusterCore core;
    private final PodText pods;

    public ClusterText(ClusterCore core) {
        this.core = core;
        this.pods = new PodText(core.logs());
    }

    /** The text; the caller holds the clock's monitor. */
    public String text() {
        Map<String, StringBuilder> namespaces = new TreeMap<>();
        for (ResourceKind kind : core.server().kinds().all()) {
            if (!UNTOLD.contains(kind.kind().kind())) {
                select(kind.kind()).stream()
                        .filter(object -> !object.ref().name().equals(OF_EVERY_NAMESPACE))
                        .forEach(object -> place(namespaces, object).append(line(object)));
            }
        }
        select(ObjectKind.EVENT).stream()
                .filter(event -> text(event, "type").equals("Warning"))
                .forEach(event -> warn(namespaces, event));
        StringBuilder text =
                new StringBuilder("the fake cluster at " + core.clock().now());
        namespaces.forEach((name, objects) -> text.append("\n  ")
                .append(name.isEmpty() ? "in no namespace" : "namespace " + name)
                .append(objects));
        return text.toString();
    }

    private List<LiveObject> select(ObjectKind kind) {
        return core.server().select(Selection.all(kind, ""));
    }

    private static StringBuilder place(Map<String, StringBuilder> namespaces, LiveObject object) {
        return namespaces.computeIfAbsent(object.ref().namespace(), any -> new StringBuilder());
    }

    private void warn(Map<String, StringBuilder> namespaces, LiveObject event) {
        StringBuilder place = place(namespaces, event);
        long count = event.content().at("count").integer().orElse(1L);
        place.append("\n    warning ").append(text(event, "reason"));
        place.append(" of ").append(text(event, "involvedObject", "kind"));
        place.append(' ').append(text(event, "involvedObject", "name"));
        place.append(": ").append(text(event, "message"));
        place.append(count > 1 ? " (" + count + " times)" : "");
    }

    private String line(LiveObject object) {
        String start = "\n    " + object.ref();
        return start
                + switch (object.ref().kind().kind()) {
                    case "Deployment", "StatefulSet" -> replicas(object);
                    case "Job" -> run(object.content().at("status"));
                    case "Pod" -> pods.state(object);
                    default -> "";
                };
    }

    private static String replicas(LiveObject object) {
        return ": " + number(object, "spec", "replicas") + " wanted, " + number(object, "status", "updatedReplicas")
                + " updated, " + number(object, "status", "readyReplicas") + " ready";
    }

    private static String run(Tree status) {
        for (Tree condition : status.at("conditions").items()) {
            if (condition.at("status").text().orElse("").equals("True")) {
                return ": " + condition.at("type").text().orElse("");
            }
        }
        return ": runs";
    }

    private static long number(LiveObject object, String part, String field) {
        return object.content().at(part, field).integer().orElse(0L);
    }

    private static String text(LiveObject object, String... path) {
        return object.content().at(path).text().orElse("");
    }
}
