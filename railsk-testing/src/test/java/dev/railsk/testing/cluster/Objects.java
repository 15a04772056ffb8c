package dev.railsk.testing.cluster;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects for tests of the fake. */
final class Objects {

    private Objects() {}

    static Manifest deployment(String name, String image, int replicas) {
        return manifest(
                "apps/v1",
                "Deployment",
                name,
                Map.of(
                        "replicas", replicas,
                        "selector", Map.of("matchLabels", Map.of("app", name)),
                        "template",
                                Map.of(
                                        "metadata", Map.of("labels", Map.of("app", name)),
                                        "spec", Map.of("containers", List.of(container("web", image))))));
    }

    static Map<String, Object> container(String name, String image) {
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("name", name);
        container.put("image", image);
        container.put("envFrom", List.of(Map.of("secretRef", Map.of("name", "shop-secrets"))));
        container.put("startupProbe", Map.of("httpGet", Map.of("path", "/up", "port", 3000), "failureThreshold", 30));
        return container;
    }

    static Manifest job(String name, Map<String, Object> more) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("backoffLimit", 0);
        Map<String, Object> container =
                Map.of("name", "migrate", "image", "shop:1", "command", List.of("bin/rails", "db:migrate"));
        spec.put("template", Map.of("spec", Map.of("restartPolicy", "Never", "containers", List.of(container))));
        spec.putAll(more);
        return manifest("batch/v1", "Job", name, spec);
    }

    static Manifest config(String name, Map<String, String> data) {
        return Manifest.of(
                Tree.of(Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", metadata(name), "data", data)));
    }

    static Manifest manifest(String apiVersion, String kind, String name, Map<String, Object> spec) {
        return Manifest.of(
                Tree.of(Map.of("apiVersion", apiVersion, "kind", kind, "metadata", metadata(name), "spec", spec)));
    }

    private static Map<String, Object> metadata(String name) {
        return Map.of("name", name, "namespace", "shop");
    }
}
