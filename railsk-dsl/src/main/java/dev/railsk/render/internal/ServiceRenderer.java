package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.network.LoadBalancer;
import dev.railsk.network.Port;
import dev.railsk.network.PortTarget;
import dev.railsk.network.Service;
import dev.railsk.pod.LabelScope;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.ClientIPConfig;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.SessionAffinityConfig;
import java.time.Duration;
import java.util.ArrayList;
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
        ServiceSpec spec = new ServiceSpec();
        spec.setPorts(service.ports().isEmpty() ? ofWorkload(workload) : written(service, workload));
        if (service.type().isPresent()) {
            spec.setType(service.type().get().kubernetesName());
        }
        if (service.isHeadless()) {
            spec.setClusterIP("None");
        }
        if (service.affinity().isPresent()) {
            renderAffinity(service.affinity().get(), spec);
        }
        if (service.balancer().isPresent()) {
            renderBalancer(service.balancer().get(), spec);
        }
        if (service.trafficPolicy().isPresent()) {
            spec.setExternalTrafficPolicy(service.trafficPolicy().get().kubernetesName());
        }
        spec.setSelector(rendering.labels().selector(workload));
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

    private static List<ServicePort> ofWorkload(Workload workload) {
        List<ServicePort> ports = new ArrayList<>();
        for (Port port : workload.main().ports()) {
            ServicePort rendered = new ServicePort();
            rendered.setName(port.name());
            rendered.setPort(port.number());
            rendered.setTargetPort(new IntOrString(port.name()));
            ports.add(rendered);
        }
        return ports;
    }

    private static List<ServicePort> written(Service service, Workload workload) {
        List<ServicePort> ports = new ArrayList<>();
        for (dev.railsk.network.ServicePort port : service.ports()) {
            ServicePort rendered = new ServicePort();
            rendered.setName(port.name().orElse(null));
            rendered.setPort(port.number());
            rendered.setTargetPort(target(port, workload));
            rendered.setAppProtocol(port.appProtocol().orElse(null));
            ports.add(rendered);
        }
        return ports;
    }

    private static IntOrString target(dev.railsk.network.ServicePort port, Workload workload) {
        if (port.target().isEmpty()) {
            return new IntOrString(
                    workload instanceof Web web
                            ? web.servedPort()
                            : workload.main().ports().get(0).name());
        }
        PortTarget target = port.target().get();
        if (target instanceof PortTarget.Named named) {
            return new IntOrString(named.name());
        }
        if (target instanceof PortTarget.Numbered numbered) {
            return new IntOrString(numbered.number());
        }
        throw Rendering.unknown(target);
    }

    private static void renderAffinity(Duration time, ServiceSpec spec) {
        ClientIPConfig client = new ClientIPConfig();
        client.setTimeoutSeconds((int) time.toSeconds());
        SessionAffinityConfig config = new SessionAffinityConfig();
        config.setClientIP(client);
        spec.setSessionAffinity("ClientIP");
        spec.setSessionAffinityConfig(config);
    }

    private static void renderBalancer(LoadBalancer balancer, ServiceSpec spec) {
        spec.setLoadBalancerClass(balancer.className().orElse(null));
        if (!balancer.sourceRanges().isEmpty()) {
            spec.setLoadBalancerSourceRanges(balancer.sourceRanges());
        }
    }
}
