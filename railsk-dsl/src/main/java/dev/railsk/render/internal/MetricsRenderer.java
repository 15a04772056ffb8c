package dev.railsk.render.internal;

import dev.railsk.network.Port;
import dev.railsk.observe.Metrics;
import dev.railsk.observe.Scrape;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders where a container tells its metrics. */
final class MetricsRenderer {

    private MetricsRenderer() {}

    static void render(Rendering rendering, Workload workload, Container main, Map<String, String> annotations) {
        Optional<Metrics> metrics = rendering.parts().identity().tenancy().metrics();
        if (metrics.isEmpty()) {
            return;
        }
        Port port = metrics.get().port();
        if (!workload.basics().pod().ports().contains(port)) {
            ContainerPort rendered = new ContainerPort();
            rendered.setName(port.name());
            rendered.setContainerPort(port.number());
            List<ContainerPort> ports = new ArrayList<>(main.getPorts());
            ports.add(rendered);
            main.setPorts(ports);
        }
        Scrape scrape = metrics.get().scrape();
        if (scrape instanceof Scrape.Annotations) {
            annotations.put("prometheus.io/scrape", "true");
            annotations.put("prometheus.io/port", Integer.toString(port.number()));
            annotations.put("prometheus.io/path", "/metrics");
        } else if (!(scrape instanceof Scrape.PodMonitor)
                && !(scrape instanceof Scrape.ServiceMonitor)
                && !(scrape instanceof Scrape.ByOthers)) {
            throw Rendering.unknown(scrape);
        }
    }
}
