package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.kinds.LimitRangeRules;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import java.util.List;
import java.util.Map;

/** Gives containers the resources that a LimitRange of their namespace says where they say nothing. Its bounds are not held. */
public final class LimitDefaults {

    private final ApiServer server;

    public LimitDefaults(ApiServer server) {
        this.server = server;
        server.admission().change(ObjectKind.POD, this::filled);
    }

    private Tree filled(Tree pod) {
        String namespace = pod.at("metadata", "namespace").text().orElse("");
        List<LiveObject> ranges = server.select(Selection.all(LimitRangeRules.KIND, namespace));
        if (ranges.isEmpty()) {
            return pod;
        }
        Map<String, Object> filled = PlainValue.copyMap(pod.map());
        Map<String, Object> spec = PlainValue.child(filled, "spec");
        for (LiveObject range : ranges) {
            for (Tree limit : range.content().at("spec", "limits").items()) {
                if (limit.at("type").text().orElse("").equals("Container")) {
                    for (String list : List.of("initContainers", "containers")) {
                        PlainValue.maps(spec, list).forEach(container -> fill(container, limit));
                    }
                }
            }
        }
        return Tree.of(filled);
    }

    private static void fill(Map<String, Object> container, Tree limit) {
        Map<String, Object> resources = PlainValue.child(container, "resources");
        limit.at("default").map().forEach((name, amount) -> PlainValue.child(resources, "limits")
                .putIfAbsent(name, amount));
        limit.at("defaultRequest").map().forEach((name, amount) -> PlainValue.child(resources, "requests")
                .putIfAbsent(name, amount));
    }
}
