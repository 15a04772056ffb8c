package dev.railsk.render.internal;

import dev.railsk.definition.Front;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.network.GatewayParent;
import dev.railsk.network.GatewayRoute;
import dev.railsk.network.PathMatch;
import dev.railsk.pod.LabelScope;
import dev.railsk.workload.Web;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders routes of the Gateway API: one for each web workload that has hosts and is exposed so, in it a rule a path. */
final class HttpRouteRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Front front : Front.of(rendering.parts())) {
            if (front.exposure() instanceof GatewayRoute route) {
                manifests.add(render(rendering, front, route));
            }
        }
    }

    private static Manifest render(Rendering rendering, Front front, GatewayRoute route) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("parentRefs", parents(route.parents()));
        List<String> hosts = front.host().publication().names();
        if (!hosts.isEmpty()) {
            spec.put("hostnames", hosts);
        }
        List<Object> rules = new ArrayList<>();
        for (Front.Route path : front.routes()) {
            rules.add(rule(rendering, path, route));
        }
        spec.put("rules", rules);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", "gateway.networking.k8s.io/v1");
        object.put("kind", route.kind());
        object.put("metadata", metadata(rendering, front.host(), route));
        object.put("spec", spec);
        return Manifest.of(Tree.of(object))
                .definedAt(front.host().basics().lines().of("expose"));
    }

    private static Map<String, Object> metadata(Rendering rendering, Web web, GatewayRoute route) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", rendering.names().ingress(web));
        metadata.put("namespace", rendering.parts().namespace().name());
        Map<String, String> labels = rendering.labels().ingress(web);
        labels.putAll(route.basics().labels());
        if (!labels.isEmpty()) {
            metadata.put("labels", labels);
        }
        Map<String, String> annotations = rendering.annotations().of(web, LabelScope.INGRESS);
        if (route.basics().externalDns().isPresent()) {
            annotations.putAll(route.basics().externalDns().get().annotations());
        }
        annotations.putAll(route.basics().annotations());
        if (!annotations.isEmpty()) {
            metadata.put("annotations", annotations);
        }
        return metadata;
    }

    private static List<Object> parents(List<GatewayParent> parents) {
        List<Object> references = new ArrayList<>();
        for (GatewayParent parent : parents) {
            Map<String, Object> reference = new LinkedHashMap<>();
            reference.put("name", parent.name());
            if (parent.namespace().isPresent()) {
                reference.put("namespace", parent.namespace().get());
            }
            if (parent.section().isPresent()) {
                reference.put("sectionName", parent.section().get());
            }
            references.add(reference);
        }
        return references;
    }

    private static Map<String, Object> rule(Rendering rendering, Front.Route path, GatewayRoute route) {
        Map<String, Object> rule = new LinkedHashMap<>();
        String type = path.path().match() == PathMatch.EXACT ? "Exact" : "PathPrefix";
        rule.put(
                "matches",
                List.of(Map.of(
                        "path", ordered("type", type, "value", path.path().path()))));
        List<Object> filters = new ArrayList<>();
        addHeaders("RequestHeaderModifier", "requestHeaderModifier", route.requestHeaders(), filters);
        addHeaders("ResponseHeaderModifier", "responseHeaderModifier", route.responseHeaders(), filters);
        if (!filters.isEmpty()) {
            rule.put("filters", filters);
        }
        String service = rendering.names().service(path.web());
        rule.put(
                "backendRefs",
                List.of(ordered("name", service, "port", path.web().publicPort())));
        Map<String, Object> timeouts = new LinkedHashMap<>();
        addTimeout("request", route.requestTimeout(), timeouts);
        addTimeout("backendRequest", route.backendTimeout(), timeouts);
        if (!timeouts.isEmpty()) {
            rule.put("timeouts", timeouts);
        }
        return rule;
    }

    private static void addHeaders(String type, String field, Map<String, String> headers, List<Object> filters) {
        List<Object> set = new ArrayList<>();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            set.add(ordered("name", header.getKey(), "value", header.getValue()));
        }
        if (!set.isEmpty()) {
            filters.add(ordered("type", type, field, Map.of("set", set)));
        }
    }

    private static void addTimeout(String field, Optional<Duration> limit, Map<String, Object> timeouts) {
        if (limit.isPresent()) {
            timeouts.put(field, limit.get().toSeconds() + "s");
        }
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object other) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, other);
        return map;
    }
}
