package dev.railsk.render.internal;

import dev.railsk.network.AlbExposure;
import java.util.Map;

/** What the AWS Load Balancer Controller reads. */
final class AlbAnnotations {

    /** The controller's ingress class. */
    static final String CLASS = "alb";

    private static final String PREFIX = "alb.ingress.kubernetes.io/";

    private AlbAnnotations() {}

    static void addTo(Map<String, String> annotations, AlbExposure alb) {
        if (alb.legacyClass()) {
            annotations.put("kubernetes.io/ingress.class", CLASS);
        }
        if (alb.internetFacing()) {
            annotations.put(PREFIX + "scheme", "internet-facing");
        }
        if (alb.listenPorts()) {
            annotations.put(PREFIX + "listen-ports", "[{\"HTTP\": 80}, {\"HTTPS\":443}]");
        }
        if (alb.sslRedirect()) {
            annotations.put(PREFIX + "ssl-redirect", "443");
        }
    }
}
