package dev.railsk.network;

import dev.railsk.problem.Origin;
import java.util.function.Consumer;

/** How an ALB is written. Defaults: the controller's own, which is an internal load balancer on HTTP 80. */
public final class AlbExposureSpec extends IngressSpec<AlbExposureSpec> {

    private boolean internetFacing;
    private boolean listenPorts;
    private boolean sslRedirect;
    private boolean legacyClass;

    private AlbExposureSpec(AlbExposure base) {
        super("alb", base.basics());
        internetFacing = base.internetFacing();
        listenPorts = base.listenPorts();
        sslRedirect = base.sslRedirect();
        legacyClass = base.legacyClass();
    }

    static AlbExposure apply(AlbExposure base, Consumer<AlbExposureSpec> definition) {
        AlbExposureSpec spec = new AlbExposureSpec(base);
        spec.draft.run(definition, spec);
        if (spec.sslRedirect && !spec.listenPorts) {
            Origin origin = spec.draft.originOf("sslRedirect", Origin.here());
            spec.draft.problem(
                    "sslRedirect",
                    origin,
                    "an SSL redirect needs a listener on HTTPS, but there is none",
                    "Add listenHttpAndHttps().");
        }
        return spec.draft.finish(
                "alb",
                new AlbExposure(
                        spec.basics(), spec.internetFacing, spec.listenPorts, spec.sslRedirect, spec.legacyClass));
    }

    @Override
    AlbExposureSpec self() {
        return this;
    }

    /** Give the load balancer public addresses. */
    public AlbExposureSpec internetFacing() {
        draft.write("internetFacing");
        internetFacing = true;
        return this;
    }

    /** Listen on HTTP 80 and HTTPS 443. */
    public AlbExposureSpec listenHttpAndHttps() {
        draft.write("listenHttpAndHttps");
        listenPorts = true;
        return this;
    }

    /** Send HTTP on to HTTPS. */
    public AlbExposureSpec sslRedirect() {
        draft.write("sslRedirect");
        sslRedirect = true;
        return this;
    }

    /** Name the class by the annotation {@code kubernetes.io/ingress.class}, as older controllers need it. */
    public AlbExposureSpec legacyClassAnnotation() {
        draft.write("legacyClassAnnotation");
        legacyClass = true;
        return this;
    }

    /** Give the load balancer addresses inside the network only. */
    public AlbExposureSpec noInternetFacing() {
        draft.write("internetFacing");
        internetFacing = false;
        return this;
    }

    /** Listen where the controller does by itself: on HTTP 80. */
    public AlbExposureSpec noListenHttpAndHttps() {
        draft.write("listenHttpAndHttps");
        listenPorts = false;
        return this;
    }

    /** Leave HTTP as it is. */
    public AlbExposureSpec noSslRedirect() {
        draft.write("sslRedirect");
        sslRedirect = false;
        return this;
    }

    /** Name the class by the field {@code ingressClassName}. */
    public AlbExposureSpec noLegacyClassAnnotation() {
        draft.write("legacyClassAnnotation");
        legacyClass = false;
        return this;
    }
}
