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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders how web workloads are made public: an ingress for each that has hosts, in it a rule a host, or one for every host where none is
 * named. As plain maps: the client's model has a class for each of its seven levels, which a cold start would load.
 */
final class IngressRenderer implements KindRenderer {

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        for (Front front : Front.of(rendering.parts())) {
            if (front.exposure().kind().equals("Ingress")) {
                manifests.add(ingress(rendering, front));
            }
        }
    }

    private static Manifest ingress(Rendering rendering, Front front) {
        Exposure exposure = front.exposure();
        List<String> hosts = front.host().publication().names();
        ObjectMeta metadata = metadata(rendering, front);
        Map<String, Object> spec = new LinkedHashMap<>();
        if (exposure instanceof AlbExposure alb) {
            AlbAnnotations.addTo(metadata.getAnnotations(), alb);
            if (!alb.legacyClass()) {
                spec.put("ingressClassName", AlbAnnotations.CLASS);
            }
            spec.put("rules", rules(rendering, front, hosts));
        } else if (exposure instanceof PlainIngress plain) {
            if (plain.className().isPresent()) {
                spec.put("ingressClassName", plain.className().get());
            }
            spec.put("rules", rules(rendering, front, hosts));
            renderCertificates(plain.certificates(), hosts, spec, metadata);
        } else {
            throw Rendering.unknown(exposure);
        }
        if (exposure.basics().externalDns().isPresent()) {
            metadata.getAnnotations()
                    .putAll(exposure.basics().externalDns().get().annotations());
        }
        metadata.getAnnotations().putAll(exposure.basics().annotations());
        return Manifest.owning("networking.k8s.io/v1", "Ingress", metadata, "spec", spec)
                .definedAt(front.host().basics().lines().of("expose"));
    }

    private static void renderCertificates(
            Certificates certificates, List<String> hosts, Map<String, Object> spec, ObjectMeta metadata) {
        if (certificates.issuer().isPresent()) {
            CertIssuer issuer = certificates.issuer().get();
            metadata.getAnnotations().put(issuer.annotation(), issuer.name());
        }
        List<Map<String, Object>> tls = hosts.isEmpty() && certificates.secret().isPresent()
                ? List.of(tls(certificates.secret().get(), hosts))
                : tls(certificates, hosts);
        if (!tls.isEmpty()) {
            spec.put("tls", tls);
        }
    }

    private static ObjectMeta metadata(Rendering rendering, Front front) {
        Map<String, String> labels = rendering.labels().ingress(front.host());
        labels.putAll(front.exposure().basics().labels());
        return rendering.metadata(
                rendering.names().ingress(front.host()),
                labels,
                rendering.annotations().of(front.host(), LabelScope.INGRESS));
    }

    private static List<Map<String, Object>> rules(Rendering rendering, Front front, List<String> hosts) {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (String host : hosts) {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("host", host);
            rule.put("http", http(rendering, front));
            rules.add(rule);
        }
        return rules.isEmpty() ? List.of(Map.of("http", http(rendering, front))) : rules;
    }

    private static Map<String, Object> http(Rendering rendering, Front front) {
        List<Map<String, Object>> paths = new ArrayList<>();
        for (Front.Route route : front.routes()) {
            Map<String, Object> path = new LinkedHashMap<>();
            path.put("backend", Map.of("service", service(rendering, front, route.web())));
            path.put("path", route.path().path());
            path.put("pathType", route.path().match().kubernetesName());
            paths.add(path);
        }
        return Map.of("paths", paths);
    }

    private static Map<String, Object> service(Rendering rendering, Front front, Web behind) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("name", rendering.names().service(behind));
        service.put(
                "port",
                front.exposure().basics().isPortNamed()
                        ? Map.of("name", behind.publicPortName().orElseThrow())
                        : Map.of("number", behind.publicPort()));
        return service;
    }

    // Hosts with one certificate stand together.
    private static List<Map<String, Object>> tls(Certificates certificates, List<String> hosts) {
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
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map.Entry<String, List<String>> entry : hostsBySecret.entrySet()) {
            all.add(tls(entry.getKey(), entry.getValue()));
        }
        return all;
    }

    private static Map<String, Object> tls(String secret, List<String> hosts) {
        Map<String, Object> tls = new LinkedHashMap<>();
        if (!hosts.isEmpty()) {
            tls.put("hosts", hosts);
        }
        tls.put("secretName", secret);
        return tls;
    }
}
