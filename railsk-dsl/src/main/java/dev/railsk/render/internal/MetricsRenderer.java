package dev.railsk.render.internal;

import dev.railsk.observe.Metrics;
import dev.railsk.observe.Scrape;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders where a container tells its metrics. */
final class MetricsRenderer {

    private MetricsRenderer() {}

    static void render(Rendering rendering, Container main, Map<String, String> annotations) {
        Optional<Metrics> metrics =
                rendering.parts().identity().tenancy().observability().metrics();
        if (metrics.isEmpty()) {
            return;
        }
        ContainerPort port = new ContainerPort();
        port.setName(metrics.get().port().name());
        port.setContainerPort(metrics.get().port().number());
        List<ContainerPort> ports = new ArrayList<>(main.getPorts());
        ports.add(port);
        main.setPorts(ports);
        Scrape scrape = metrics.get().scrape();
        if (scrape instanceof Scrape.Annotations) {
            annotations.put("prometheus.io/scrape", "true");
            annotations.put("prometheus.io/port", Integer.toString(port.getContainerPort()));
            annotations.put("prometheus.io/path", "/metrics");
        } else if (!(scrape instanceof Scrape.PodMonitor) && !(scrape instanceof Scrape.ByOthers)) {
            throw Rendering.unknown(scrape);
        }
    }
}
