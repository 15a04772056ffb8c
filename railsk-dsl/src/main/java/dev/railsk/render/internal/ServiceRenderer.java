package dev.railsk.render.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.workload.Web;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.List;

/** Renders the address of the web workload. It aims at the first port by name, so that the port's number can change. */
final class ServiceRenderer {

    private ServiceRenderer() {}

    static Manifest render(Rendering rendering, Web web) {
        ServicePort port = new ServicePort();
        port.setPort(web.service().port());
        port.setTargetPort(new IntOrString(web.process().ports().get(0).name()));
        ServiceSpec spec = new ServiceSpec();
        spec.setSelector(rendering.labels().selector(web));
        spec.setPorts(List.of(port));
        if (web.service().type().isPresent()) {
            spec.setType(web.service().type().get().kubernetesName());
        }
        ObjectMeta metadata = rendering.metadata(
                rendering.names().service(web), rendering.labels().service(web));
        return Manifest.owning("v1", "Service", metadata, "spec", spec).definedAt(web.origin());
    }
}
