package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.observe.Metrics;
import dev.railsk.observe.MonitorOptions;
import dev.railsk.observe.Scrape;
import dev.railsk.workload.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders for the Prometheus operator which pods it asks for metrics: an app has monitors of one kind. */
final class MonitorRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        Optional<Metrics> metrics = rendering.parts().identity().tenancy().metrics();
        if (metrics.isEmpty()) {
            return;
        }
        Scrape scrape = metrics.get().scrape();
        for (Workload workload : rendering.parts().workloads()) {
            if (!workload.isAppCode()) {
                continue;
            }
            if (scrape instanceof Scrape.PodMonitor monitor) {
                Map<String, Object> spec = selecting(rendering, workload);
                spec.put("podMetricsEndpoints", List.of(endpoint("port", metrics.get(), monitor.options())));
                manifests.add(monitor("PodMonitor", rendering, workload, monitor.options(), spec));
            } else if (scrape instanceof Scrape.ServiceMonitor monitor) {
                // By the container's port: the operator finds it behind a Service that does not name it, too.
                Map<String, Object> spec = selecting(rendering, workload);
                spec.put("endpoints", List.of(endpoint("targetPort", metrics.get(), monitor.options())));
                manifests.add(monitor("ServiceMonitor", rendering, workload, monitor.options(), spec));
            }
        }
    }

    private static Map<String, Object> selecting(Rendering rendering, Workload workload) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("selector", Map.of("matchLabels", rendering.labels().selector(workload)));
        return spec;
    }

    private static Map<String, Object> endpoint(String by, Metrics metrics, MonitorOptions options) {
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put(by, metrics.port().name());
        if (options.interval().isPresent()) {
            endpoint.put("interval", options.interval().get().toSeconds() + "s");
        }
        if (options.timeout().isPresent()) {
            endpoint.put("scrapeTimeout", options.timeout().get().toSeconds() + "s");
        }
        return endpoint;
    }

    private static Manifest monitor(
            String kind, Rendering rendering, Workload workload, MonitorOptions options, Map<String, Object> spec) {
        Map<String, String> labels = new LinkedHashMap<>(rendering.labels().selector(workload));
        labels.putAll(options.labels());
        return TenancyObjects.object(
                "monitoring.coreos.com/v1",
                kind,
                rendering.metadata(rendering.names().object(workload), labels, Map.of()),
                spec,
                rendering.parts().lines().of("metrics"));
    }
}
