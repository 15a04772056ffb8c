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
        return new ExposureChange((base, basics) -> PlainIngressSpec.apply(
                base instanceof PlainIngress same ? same : PlainIngress.from(basics), definition));
    }

    /** An ingress for the AWS Load Balancer Controller; in an overlay, a change of the base's. */
    static ExposureChange alb(Consumer<AlbExposureSpec> definition) {
        requireNonNull(definition, "definition");
        return new ExposureChange((base, basics) ->
                AlbExposureSpec.apply(base instanceof AlbExposure same ? same : AlbExposure.from(basics), definition));
    }

    /** A route of the Gateway API, an HTTPRoute; in an overlay, a change of the base's. */
    static ExposureChange gateway(Consumer<GatewayRouteSpec> definition) {
        requireNonNull(definition, "definition");
        return new ExposureChange((base, basics) -> GatewayRouteSpec.apply(
                base instanceof GatewayRoute same ? same : GatewayRoute.from(basics), definition));
    }

    /** Not public, whatever its hosts. */
    static ExposureChange none() {
        return new ExposureChange((base, basics) -> NoExposure.NONE);
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
