package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.observe.Metrics;
import dev.railsk.observe.Scrape;
import dev.railsk.workload.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders for the Prometheus operator which pods it asks for metrics. */
final class PodMonitorRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        Optional<Metrics> metrics =
                rendering.parts().identity().tenancy().observability().metrics();
        if (metrics.isEmpty() || !(metrics.get().scrape() instanceof Scrape.PodMonitor)) {
            return;
        }
        for (Workload workload : rendering.parts().workloads()) {
            if (workload.isAppCode()) {
                manifests.add(monitor(rendering, workload, metrics.get()));
            }
        }
    }

    private static Manifest monitor(Rendering rendering, Workload workload, Metrics metrics) {
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("port", metrics.port().name());
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("selector", Map.of("matchLabels", rendering.labels().selector(workload)));
        spec.put("podMetricsEndpoints", List.of(endpoint));
        return TenancyObjects.object(
                "monitoring.coreos.com/v1",
                "PodMonitor",
                rendering.metadata(
                        rendering.names().object(workload), rendering.labels().selector(workload), Map.of()),
                spec,
                rendering.parts().lines().of("metrics"));
    }
}
