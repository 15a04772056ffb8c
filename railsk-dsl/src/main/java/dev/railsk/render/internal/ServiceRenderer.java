package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.network.Port;
import dev.railsk.pod.LabelScope;
import dev.railsk.workload.Accessory;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.ArrayList;
import java.util.List;

/** Renders addresses inside the cluster. They aim at ports by name, so that a port's number can change. */
final class ServiceRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Workload workload : rendering.parts().workloads()) {
            if (workload instanceof Web web) {
                manifests.add(web(rendering, web));
            } else if (workload instanceof Accessory accessory
                    && !accessory.basics().pod().main().ports().isEmpty()) {
                manifests.add(headless(rendering, accessory));
            }
        }
    }

    private static Manifest web(Rendering rendering, Web web) {
        String first = web.basics().pod().main().ports().get(0).name();
        List<ServicePort> ports = new ArrayList<>();
        for (dev.railsk.network.ServicePort port : web.service().ports()) {
            ServicePort rendered = new ServicePort();
            rendered.setName(port.name().orElse(null));
            rendered.setPort(port.number());
            rendered.setTargetPort(new IntOrString(port.target().orElse(first)));
            ports.add(rendered);
        }
        ServiceSpec spec = new ServiceSpec();
        spec.setPorts(ports);
        if (web.service().type().isPresent()) {
            spec.setType(web.service().type().get().kubernetesName());
        }
        return service(rendering, web, rendering.names().service(web), spec);
    }

    // Its name leads straight to the pod: there is one, which has the data.
    private static Manifest headless(Rendering rendering, Accessory accessory) {
        List<ServicePort> ports = new ArrayList<>();
        for (Port port : accessory.basics().pod().main().ports()) {
            ServicePort rendered = new ServicePort();
            rendered.setName(port.name());
            rendered.setPort(port.number());
            rendered.setTargetPort(new IntOrString(port.name()));
            ports.add(rendered);
        }
        ServiceSpec spec = new ServiceSpec();
        spec.setPorts(ports);
        spec.setClusterIP("None");
        return service(rendering, accessory, rendering.names().object(accessory), spec);
    }

    private static Manifest service(Rendering rendering, Workload workload, String name, ServiceSpec spec) {
        spec.setSelector(rendering.labels().selector(workload));
        ObjectMeta metadata = rendering.metadata(
                name,
                rendering.labels().service(workload),
                rendering.annotations().of(workload, LabelScope.SERVICE));
        return Manifest.owning("v1", "Service", metadata, "spec", spec)
                .definedAt(workload.basics().lines().of("service"));
    }
}
