package dev.railsk.network;

import java.util.Optional;
import java.util.function.Consumer;

/** The changes that an author can write of an exposure. */
final class ExposureChanges {

    private ExposureChanges() {}

    // Classes, because every lambda is one that a cold start has to make, and slowly.

    record ToIngress(Consumer<PlainIngressSpec> definition) implements ExposureChange {

        @Override
        public Exposure over(Optional<Exposure> base) {
            boolean isSame = base.isPresent() && base.get() instanceof PlainIngress;
            return PlainIngressSpec.apply(
                    isSame ? (PlainIngress) base.get() : PlainIngress.from(IngressBasics.of(base)), definition);
        }
    }

    record ToAlb(Consumer<AlbExposureSpec> definition) implements ExposureChange {

        @Override
        public Exposure over(Optional<Exposure> base) {
            boolean isSame = base.isPresent() && base.get() instanceof AlbExposure;
            return AlbExposureSpec.apply(
                    isSame ? (AlbExposure) base.get() : AlbExposure.from(IngressBasics.of(base)), definition);
        }
    }

    record ToGateway(Consumer<GatewayRouteSpec> definition) implements ExposureChange {

        @Override
        public Exposure over(Optional<Exposure> base) {
            boolean isSame = base.isPresent() && base.get() instanceof GatewayRoute;
            return GatewayRouteSpec.apply(
                    isSame ? (GatewayRoute) base.get() : GatewayRoute.from(IngressBasics.of(base)), definition);
        }
    }

    record ToNone() implements ExposureChange {

        @Override
        public Exposure over(Optional<Exposure> base) {
            return NoExposure.NONE;
        }
    }
}
