package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;

/** How a web workload is made public. */
public sealed interface Exposure permits AlbExposure, PlainIngress, GatewayRoute, NoExposure {

    /** An ingress for the cluster's default controller. */
    static ExposureChange ingress() {
        return ingress(spec -> {});
    }

    /** An ingress without a vendor's annotations; in an overlay, a change of the base's. */
    static ExposureChange ingress(Consumer<PlainIngressSpec> definition) {
        requireNonNull(definition, "definition");
        return ExposureChanges.ToIngress.by(definition);
    }

    /** An ingress for the AWS Load Balancer Controller; in an overlay, a change of the base's. */
    static ExposureChange alb(Consumer<AlbExposureSpec> definition) {
        requireNonNull(definition, "definition");
        return ExposureChanges.ToAlb.by(definition);
    }

    /** A route of the Gateway API, an HTTPRoute; in an overlay, a change of the base's. */
    static ExposureChange gateway(Consumer<GatewayRouteSpec> definition) {
        requireNonNull(definition, "definition");
        return ExposureChanges.ToGateway.by(definition);
    }

    /** Not public, whatever its hosts. */
    static ExposureChange none() {
        return ExposureChanges.ToNone.make();
    }

    /** What every kind of ingress has. */
    IngressBasics basics();

    /** Whether it makes anything public at all. */
    default boolean isPublic() {
        return true;
    }

    /** The Kubernetes kind that makes it public. */
    default String kind() {
        return "Ingress";
    }
}
