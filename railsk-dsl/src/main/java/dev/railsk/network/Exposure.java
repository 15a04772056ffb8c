package dev.railsk.network;

import java.util.Optional;
import java.util.function.Consumer;

/** How a web workload is made public. */
public sealed interface Exposure permits AlbExposure, PlainIngress {

    /** An ingress for the cluster's default controller. */
    static PlainIngress ingress() {
        return PlainIngress.DEFAULT;
    }

    /** An ingress without a vendor's annotations. */
    static PlainIngress ingress(Consumer<PlainIngressSpec> definition) {
        return PlainIngressSpec.apply(PlainIngress.DEFAULT, definition);
    }

    /** An ingress for the AWS Load Balancer Controller. */
    static AlbExposure alb(Consumer<AlbExposureSpec> definition) {
        return AlbExposureSpec.apply(AlbExposure.DEFAULT, definition);
    }

    /** What both kinds of ingress have. */
    IngressBasics basics();

    /** The secret with the certificate; empty when no ingress reads one. */
    default Optional<String> tlsSecret() {
        return Optional.empty();
    }
}
