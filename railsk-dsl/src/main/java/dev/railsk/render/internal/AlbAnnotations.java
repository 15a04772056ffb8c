package dev.railsk.render.internal;

import dev.railsk.network.AlbBalancer;
import dev.railsk.network.AlbExposure;
import dev.railsk.network.AlbListener;
import dev.railsk.network.AlbTargets;
import java.util.Map;
import java.util.Optional;

/** What the AWS Load Balancer Controller reads. */
final class AlbAnnotations {

    /** The controller's ingress class. */
    static final String CLASS = "alb";

    private static final String PREFIX = "alb.ingress.kubernetes.io/";

    private final Map<String, String> annotations;

    private AlbAnnotations(Map<String, String> annotations) {
        this.annotations = annotations;
    }

    static void addTo(Map<String, String> annotations, AlbExposure alb) {
        if (alb.legacyClass()) {
            annotations.put("kubernetes.io/ingress.class", CLASS);
        }
        AlbAnnotations added = new AlbAnnotations(annotations);
        if (alb.balancer().internetFacing()) {
            added.put("scheme", "internet-facing");
        }
        added.listener(alb.listener());
        added.balancer(alb.balancer());
        if (alb.targets().isPresent()) {
            added.targets(alb.targets().get());
        }
    }

    private void listener(AlbListener listener) {
        if (listener.ports()) {
            put("listen-ports", "[{\"HTTP\": 80}, {\"HTTPS\":443}]");
        }
        if (listener.sslRedirect()) {
            put("ssl-redirect", "443");
        }
        put("ssl-policy", listener.tlsPolicy());
        if (!listener.certificates().isEmpty()) {
            put("certificate-arn", String.join(",", listener.certificates()));
        }
    }

    private void balancer(AlbBalancer balancer) {
        put("group.name", balancer.group());
        if (balancer.groupOrder().isPresent()) {
            put("group.order", balancer.groupOrder().get().toString());
        }
        put("wafv2-acl-arn", balancer.webAcl());
        attributes("load-balancer-attributes", balancer.attributes());
    }

    private void targets(AlbTargets targets) {
        if (targets.type().isPresent()) {
            put("target-type", targets.type().get().text());
        }
        put("healthcheck-path", targets.healthPath());
        put("success-codes", targets.successCodes());
        attributes("target-group-attributes", targets.attributes());
    }

    private void attributes(String name, Map<String, String> attributes) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            text.append(text.length() == 0 ? "" : ",")
                    .append(attribute.getKey())
                    .append('=')
                    .append(attribute.getValue());
        }
        if (text.length() > 0) {
            put(name, text.toString());
        }
    }

    private void put(String name, Optional<String> value) {
        if (value.isPresent()) {
            put(name, value.get());
        }
    }

    private void put(String name, String value) {
        annotations.put(PREFIX + name, value);
    }
}
