package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.network.LoadBalancer;
import dev.railsk.network.Port;
import dev.railsk.network.PortTarget;
import dev.railsk.network.Service;
import dev.railsk.network.ServicePort;
import dev.railsk.pod.LabelScope;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders addresses inside the cluster. They aim at ports by name, so that a port's number can change, unless a number is written. */
final class ServiceRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Workload workload : rendering.parts().workloads()) {
            Optional<Service> service = workload.service();
            if (service.isPresent()) {
                manifests.add(service(rendering, workload, service.get()));
            }
        }
    }

    private static Manifest service(Rendering rendering, Workload workload, Service service) {
        Map<String, Object> spec = new LinkedHashMap<>();
        if (service.isHeadless()) {
            spec.put("clusterIP", "None");
        }
        if (service.trafficPolicy().isPresent()) {
            spec.put("externalTrafficPolicy", service.trafficPolicy().get().kubernetesName());
        }
        if (service.balancer().isPresent()) {
            renderBalancer(service.balancer().get(), spec);
        }
        List<Map<String, Object>> ports = service.ports().isEmpty() ? ofWorkload(workload) : written(service, workload);
        if (!ports.isEmpty()) {
            spec.put("ports", ports);
        }
        spec.put("selector", rendering.labels().selector(workload));
        if (service.affinity().isPresent()) {
            renderAffinity(service.affinity().get(), spec);
        }
        if (service.type().isPresent()) {
            spec.put("type", service.type().get().kubernetesName());
        }
        Map<String, String> annotations = rendering.annotations().of(workload, LabelScope.SERVICE);
        if (service.balancer().isPresent()
                && service.balancer().get().externalDns().isPresent()) {
            annotations.putAll(service.balancer().get().externalDns().get().annotations());
        }
        ObjectMeta metadata = rendering.metadata(
                rendering.names().service(workload), rendering.labels().service(workload), annotations);
        return Manifest.owning("v1", "Service", metadata, "spec", spec)
                .definedAt(workload.basics().lines().of("service"));
    }

    private static List<Map<String, Object>> ofWorkload(Workload workload) {
        List<Map<String, Object>> ports = new ArrayList<>();
        for (Port port : workload.main().ports()) {
            Map<String, Object> rendered = new LinkedHashMap<>();
            rendered.put("name", port.name());
            rendered.put("port", port.number());
            rendered.put("targetPort", port.name());
            ports.add(rendered);
        }
        return ports;
    }

    private static List<Map<String, Object>> written(Service service, Workload workload) {
        List<Map<String, Object>> ports = new ArrayList<>();
        for (ServicePort port : service.ports()) {
            Map<String, Object> rendered = new LinkedHashMap<>();
            if (port.appProtocol().isPresent()) {
                rendered.put("appProtocol", port.appProtocol().get());
            }
            if (port.name().isPresent()) {
                rendered.put("name", port.name().get());
            }
            rendered.put("port", port.number());
            rendered.put("targetPort", target(port, workload));
            ports.add(rendered);
        }
        return ports;
    }

    private static Object target(ServicePort port, Workload workload) {
        if (port.target().isEmpty()) {
            return workload instanceof Web web
                    ? web.servedPort()
                    : workload.main().ports().get(0).name();
        }
        PortTarget target = port.target().get();
        if (target instanceof PortTarget.Named named) {
            return named.name();
        }
        if (target instanceof PortTarget.Numbered numbered) {
            return numbered.number();
        }
        throw Rendering.unknown(target);
    }

    private static void renderAffinity(Duration time, Map<String, Object> spec) {
        spec.put("sessionAffinity", "ClientIP");
        spec.put("sessionAffinityConfig", Map.of("clientIP", Map.of("timeoutSeconds", (int) time.toSeconds())));
    }

    private static void renderBalancer(LoadBalancer balancer, Map<String, Object> spec) {
        if (balancer.className().isPresent()) {
            spec.put("loadBalancerClass", balancer.className().get());
        }
        if (!balancer.sourceRanges().isEmpty()) {
            spec.put("loadBalancerSourceRanges", balancer.sourceRanges());
        }
    }
}
