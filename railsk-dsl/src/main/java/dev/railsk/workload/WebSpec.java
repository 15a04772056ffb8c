package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.container.Container;
import dev.railsk.network.Publication;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Nearest;
import dev.railsk.server.Puma;
import dev.railsk.server.PumaRules;
import dev.railsk.server.PumaSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a web workload is written.
 *
 * <p>Defaults: 2 replicas of Puma on port 3000, given to the image's entry point in a form that does not make Rails' own entry
 * point migrate the database; startup (30 tries, 10 s apart), readiness and liveness on {@code /up}; a pause of 10 s before
 * SIGTERM so that load balancers let go, and a grace period that covers it and Puma's 30 s; new pods before old ones go;
 * spread evenly; a drain takes one pod at a time; a service on port 80; no ingress without a host.
 *
 * <p>A first port other than 3000 is told to Puma by {@code PORT}, which the {@code config/puma.rb} of every Rails app reads.
 *
 * <p>An image that is not the app's is no Rails app: it runs by itself, its port must be said, and it has no probes, no {@code PORT}, no
 * folder for Ruby's temporary files and none of the app's environment. Replicas, pause, grace period, strategy, spread and service hold
 * for it too. {@link #appEnv} says that the app's code is in it nonetheless, and then all of this holds.
 */
public final class WebSpec extends HostWords {

    private Optional<Puma> puma;
    private Optional<String> served;

    private WebSpec(Web base) {
        super(base);
        puma = base.puma();
        served = base.served();
    }

    /** The same with railsk's own words, which no rule has to look at: tests hold that they break none. */
    static Web withDefaults(Web bare) {
        WebSpec spec = new WebSpec(bare);
        spec.write(Defaults.OfWeb.WORDS);
        return new Web(spec.unchecked(), spec.scaling(), spec.publication(), spec.puma, spec.served);
    }

    static Web apply(Web base, Consumer<WebSpec> definition) {
        WebSpec spec = new WebSpec(base);
        spec.write(definition);
        spec.checkPorts();
        spec.checkServed();
        spec.checkExposure();
        if (spec.puma.isPresent()) {
            PumaRules.check(spec.draft, spec.puma.get(), spec.container(), spec.lines());
        }
        WorkloadBasics basics = spec.checked();
        return spec.draft.finish(
                "web \"" + base.name() + "\"",
                new Web(basics, spec.scaling(), spec.publication(), spec.puma, spec.served));
    }

    @Override
    protected Container whole() {
        return puma.isPresent() ? puma.get().on(container(), lines()) : container();
    }

    private void checkPorts() {
        if (!draft.findings().judges(List.of("port")) || !container().ports().isEmpty()) {
            return;
        }
        Lines lines = lines();
        String reason = container().isForeign() ? "image" : "appEnv";
        String word = lines.has("port") || !lines.has(reason) ? "port" : reason;
        draft.problem("port", lines.of(word), "a web workload must listen on a port", "Add port(\"http\", 3000).");
    }

    private void checkServed() {
        boolean isKnown =
                draft.findings().judges(List.of("port")) && !container().ports().isEmpty();
        if (!isKnown || served.isEmpty()) {
            return;
        }
        List<String> names = portNames();
        if (!names.contains(served.get())) {
            draft.problem(
                    "serve",
                    lines().of("serve"),
                    "the service is to lead to the pod's port \"" + served.get() + "\", which there is not",
                    "Name one of: " + Nearest.list(served.get(), names) + ".");
        }
    }

    private void checkExposure() {
        Publication publication = publication();
        boolean isMeant = publication.exposure().isPresent()
                && publication.exposure().get().isPublic();
        if (draft.has("expose") && isMeant && publication.shown().isEmpty()) {
            draft.problem(
                    "expose",
                    lines().of("expose"),
                    "the workload is exposed, but answers to no host",
                    "Add host(\"www.shop.example\"), or anyHost() to answer to every name.");
        }
        boolean isPublic = publication.shown().isPresent() || publication.isGuest();
        if (isPublic && service().isEmpty()) {
            draft.problem(
                    "service",
                    lines().of("service"),
                    "the workload is public, but has no service through which it could be reached",
                    "Leave noService() out, or its hosts and paths.");
        }
    }

    @Override
    protected WebSpec self() {
        return this;
    }

    @Override
    WorkloadBasics standardBasics() {
        return Web.standard(name()).basics();
    }

    @Override
    Scaling standardScaling() {
        return Web.standard(name()).scaling();
    }

    /** Say how large Puma is, and what stands before it. */
    public WebSpec puma(Consumer<PumaSpec> definition) {
        draft.write("puma");
        requireNonNull(definition, "definition");
        puma = said(draft.change("puma", puma.orElse(Puma.STANDARD), definition));
        return this;
    }

    /** Run a Puma as defined elsewhere, such as {@link Puma#balanced}. */
    public WebSpec puma(Puma shared) {
        draft.write("puma");
        puma = said(requireNonNull(shared, "shared"));
        return this;
    }

    private static Optional<Puma> said(Puma puma) {
        return puma.isStandard() ? Optional.empty() : Optional.of(puma);
    }

    /** Run Puma as {@code config/puma.rb} says. */
    public WebSpec defaultPuma() {
        draft.write("puma");
        puma = Optional.empty();
        return this;
    }

    /**
     * Lead the service, and with it the ingress, to the port of this name: that of a sidecar that stands before the app. Default: the main
     * container's first port. Probes still ask the app itself.
     */
    public WebSpec serve(String portName) {
        draft.write("serve");
        served = Optional.of(requireNonNull(portName, "portName"));
        return this;
    }

    /** Lead the service to the main container's first port. */
    public WebSpec defaultServe() {
        draft.write("serve");
        served = Optional.empty();
        return this;
    }
}
