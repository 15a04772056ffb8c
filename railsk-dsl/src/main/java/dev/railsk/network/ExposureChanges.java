package dev.railsk.network;

import java.util.Optional;
import java.util.function.Consumer;

/** The changes that an author can write of an exposure. */
final class ExposureChanges {

    private ExposureChanges() {}

    // Classes, because every lambda is one that a cold start has to make, and slowly. Each is made by itself, as a
    // result of the common
    // type, so that one does not load the others.

    static final class ToIngress extends ExposureChange {

        private final Consumer<PlainIngressSpec> definition;

        private ToIngress(Consumer<PlainIngressSpec> definition) {
            this.definition = definition;
        }

        static ExposureChange by(Consumer<PlainIngressSpec> definition) {
            return new ToIngress(definition);
        }

        @Override
        public Exposure over(Optional<Exposure> base) {
            boolean isSame = base.isPresent() && base.get() instanceof PlainIngress;
            return PlainIngressSpec.apply(
                    isSame ? (PlainIngress) base.get() : PlainIngress.from(IngressBasics.of(base)), definition);
        }
    }

    static final class ToAlb extends ExposureChange {

        private final Consumer<AlbExposureSpec> definition;

        private ToAlb(Consumer<AlbExposureSpec> definition) {
            this.definition = definition;
        }

        static ExposureChange by(Consumer<AlbExposureSpec> definition) {
            return new ToAlb(definition);
        }

        @Override
        public Exposure over(Optional<Exposure> base) {
            boolean isSame = base.isPresent() && base.get() instanceof AlbExposure;
            return AlbExposureSpec.apply(
                    isSame ? (AlbExposure) base.get() : AlbExposure.from(IngressBasics.of(base)), definition);
        }
    }

    static final class ToGateway extends ExposureChange {

        private final Consumer<GatewayRouteSpec> definition;

        private ToGateway(Consumer<GatewayRouteSpec> definition) {
            this.definition = definition;
        }

        static ExposureChange by(Consumer<GatewayRouteSpec> definition) {
            return new ToGateway(definition);
        }

        @Override
        public Exposure over(Optional<Exposure> base) {
            boolean isSame = base.isPresent() && base.get() instanceof GatewayRoute;
            return GatewayRouteSpec.apply(
                    isSame ? (GatewayRoute) base.get() : GatewayRoute.from(IngressBasics.of(base)), definition);
        }
    }

    static final class ToNone extends ExposureChange {

        static ExposureChange make() {
            return new ToNone();
        }

        @Override
        public Exposure over(Optional<Exposure> base) {
            return NoExposure.NONE;
        }
    }
}
