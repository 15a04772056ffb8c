package dev.railsk.render.internal;

import dev.railsk.definition.Front;
import dev.railsk.manifest.Manifest;
import dev.railsk.network.AlbExposure;
import dev.railsk.network.CertIssuer;
import dev.railsk.network.Certificates;
import dev.railsk.network.Exposure;
import dev.railsk.network.PlainIngress;
import dev.railsk.pod.LabelScope;
import dev.railsk.workload.Web;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressRuleValue;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpec;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.ServiceBackendPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders how web workloads are made public: an ingress for each that has hosts, in it a rule a host, or one for every host where none is named. */
final class IngressRenderer {

    private final Rendering rendering;
    private final Front front;
    private final Web web;
    private final Exposure exposure;
    private final List<String> hosts = new ArrayList<>();

    private IngressRenderer(Rendering rendering, Front front) {
        this.rendering = rendering;
        this.front = front;
        web = front.host();
        exposure = front.exposure();
        hosts.addAll(web.publication().names());
    }

    /** Renders every ingress of an app. */
    static final class OfApp implements KindRenderer {

        @Override
        public void render(Rendering rendering, Build build, List<Manifest> manifests) {
            for (Front front : Front.of(rendering.parts())) {
                if (front.exposure().kind().equals("Ingress")) {
                    manifests.add(new IngressRenderer(rendering, front).render());
                }
            }
        }
    }

    private Manifest render() {
        IngressSpec spec = new IngressSpec();
        spec.setRules(rules());
        ObjectMeta metadata = metadata();
        if (exposure instanceof AlbExposure alb) {
            AlbAnnotations.addTo(metadata.getAnnotations(), alb);
            if (!alb.legacyClass()) {
                spec.setIngressClassName(AlbAnnotations.CLASS);
            }
        } else if (exposure instanceof PlainIngress plain) {
            renderPlain(plain, spec, metadata);
        } else {
            throw Rendering.unknown(exposure);
        }
        if (exposure.basics().externalDns().isPresent()) {
            metadata.getAnnotations()
                    .putAll(exposure.basics().externalDns().get().annotations());
        }
        metadata.getAnnotations().putAll(exposure.basics().annotations());
        return Manifest.owning("networking.k8s.io/v1", "Ingress", metadata, "spec", spec)
                .definedAt(web.basics().lines().of("expose"));
    }

    private void renderPlain(PlainIngress plain, IngressSpec spec, ObjectMeta metadata) {
        if (plain.className().isPresent()) {
            spec.setIngressClassName(plain.className().get());
        }
        Certificates certificates = plain.certificates();
        if (certificates.issuer().isPresent()) {
            CertIssuer issuer = certificates.issuer().get();
            metadata.getAnnotations().put(issuer.annotation(), issuer.name());
        }
        if (hosts.isEmpty() && certificates.secret().isPresent()) {
            spec.setTls(List.of(tls(certificates.secret().get(), hosts)));
        } else if (!certificates.isNone()) {
            spec.setTls(tls(certificates));
        }
    }

    private ObjectMeta metadata() {
        Map<String, String> labels = rendering.labels().ingress(web);
        labels.putAll(exposure.basics().labels());
        return rendering.metadata(
                rendering.names().ingress(web), labels, rendering.annotations().of(web, LabelScope.INGRESS));
    }

    private List<IngressRule> rules() {
        List<IngressRule> rules = new ArrayList<>();
        for (String host : hosts) {
            IngressRule rule = anyHost();
            rule.setHost(host);
            rules.add(rule);
        }
        return rules.isEmpty() ? List.of(anyHost()) : rules;
    }

    private IngressRule anyHost() {
        List<HTTPIngressPath> paths = new ArrayList<>();
        for (Front.Route route : front.routes()) {
            HTTPIngressPath path = new HTTPIngressPath();
            path.setPath(route.path().path());
            path.setPathType(route.path().match().kubernetesName());
            path.setBackend(backend(route.web()));
            paths.add(path);
        }
        HTTPIngressRuleValue http = new HTTPIngressRuleValue();
        http.setPaths(paths);
        IngressRule rule = new IngressRule();
        rule.setHttp(http);
        return rule;
    }

    private IngressBackend backend(Web behind) {
        ServiceBackendPort port = new ServiceBackendPort();
        if (exposure.basics().isPortNamed()) {
            port.setName(behind.publicPortName().orElseThrow());
        } else {
            port.setNumber(behind.publicPort());
        }
        IngressServiceBackend service = new IngressServiceBackend();
        service.setName(rendering.names().service(behind));
        service.setPort(port);
        IngressBackend backend = new IngressBackend();
        backend.setService(service);
        return backend;
    }

    // Hosts with one certificate stand together.
    private List<IngressTLS> tls(Certificates certificates) {
        Map<String, List<String>> hostsBySecret = new LinkedHashMap<>();
        for (String host : hosts) {
            Optional<String> secret = certificates.secretFor(host);
            if (secret.isPresent()) {
                List<String> same = hostsBySecret.get(secret.get());
                if (same == null) {
                    same = new ArrayList<>();
                    hostsBySecret.put(secret.get(), same);
                }
                same.add(host);
            }
        }
        List<IngressTLS> all = new ArrayList<>();
        for (Map.Entry<String, List<String>> entry : hostsBySecret.entrySet()) {
            all.add(tls(entry.getKey(), entry.getValue()));
        }
        return all;
    }

    private static IngressTLS tls(String secret, List<String> hosts) {
        IngressTLS tls = new IngressTLS();
        tls.setHosts(hosts);
        tls.setSecretName(secret);
        return tls;
    }
}
