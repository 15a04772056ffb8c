package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.container.Companion;
import dev.railsk.name.internal.Syntax;
import dev.railsk.network.Exposure;
import dev.railsk.network.ExposureChange;
import dev.railsk.network.Host;
import dev.railsk.network.NoExposure;
import dev.railsk.network.Port;
import dev.railsk.network.Publication;
import dev.railsk.network.Service;
import dev.railsk.network.ServicePort;
import dev.railsk.network.ServiceSpec;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a web workload is written.
 *
 * <p>Defaults: 2 replicas of Puma on port 3000, given to the image's entry point in a form that does not make Rails' own entry
 * point migrate the database; startup (30 tries, 10 s apart), readiness and liveness on {@code /up}; a pause of 10 s before
 * SIGTERM so that load balancers let go, and a grace period that covers it and Puma's 30 s; new pods before old ones go;
 * spread evenly; a drain takes one pod at a time; a service on port 80; no ingress without a host.
 *
 * <p>A first port other than 3000 is told to Puma by {@code PORT}, which the {@code config/puma.rb} of every Rails app reads.
 */
public final class WebSpec extends ReplicatedSpec<WebSpec> {

    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_LABEL = 63;

    private final List<Host> hosts;
    private boolean isForAnyHost;
    private Service service;
    private Optional<Exposure> exposure;

    private WebSpec(Web base) {
        super(base.name(), base.basics(), base.scaling());
        hosts = new ArrayList<>(base.publication().hosts());
        isForAnyHost = base.publication().isForAnyHost();
        service = base.service();
        exposure = base.publication().exposure();
    }

    static Web apply(Web base, Consumer<WebSpec> definition) {
        WebSpec spec = new WebSpec(base);
        spec.draft.run(definition, spec);
        spec.checkPorts();
        spec.checkExposure();
        WorkloadBasics basics = spec.checked();
        return spec.draft.finish(
                "web \"" + base.name() + "\"",
                new Web(
                        basics,
                        spec.scaling(),
                        spec.service,
                        new Publication(spec.hosts, spec.isForAnyHost, spec.exposure)));
    }

    private void checkPorts() {
        if (!draft.findings().judges(List.of("port"))) {
            return;
        }
        if (container().ports().isEmpty()) {
            draft.problem(
                    "port", lines().of("port"), "a web workload must listen on a port", "Add port(\"http\", 3000).");
            return;
        }
        List<String> names = portNames();
        for (ServicePort port : service.ports()) {
            if (port.target().isPresent() && !names.contains(port.target().get())) {
                draft.problem(
                        "service",
                        lines().of("service"),
                        "the service's port " + port.number() + " leads to the pod's port \""
                                + port.target().get() + "\", which there is not",
                        "Name one of: " + Nearest.list(port.target().get(), names) + ".");
            }
        }
    }

    private List<String> portNames() {
        List<String> names = new ArrayList<>();
        for (Port port : container().ports()) {
            names.add(port.name());
        }
        for (Companion companion : pod().companions()) {
            for (Port port : companion.container().ports()) {
                names.add(port.name());
            }
        }
        return names;
    }

    private void checkExposure() {
        boolean isWritten = draft.has("expose");
        Publication publication = new Publication(hosts, isForAnyHost, exposure);
        boolean isMeant = exposure.isPresent() && !(exposure.get() instanceof NoExposure);
        if (isWritten && isMeant && publication.shown().isEmpty()) {
            draft.problem(
                    "expose",
                    lines().of("expose"),
                    "the workload is exposed, but answers to no host",
                    "Add host(\"www.shop.example\"), or anyHost() to answer to every name.");
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

    /** Serve this public host name, and no other. */
    public WebSpec host(String name) {
        Origin origin = draft.write("host");
        setHost(new Host.Named(checked(requireNonNull(name, "name"), origin), origin));
        return this;
    }

    /** Serve a further public host name. */
    public WebSpec addHost(String name) {
        Origin origin = draft.touch("host");
        if (names().contains(requireNonNull(name, "name"))) {
            draft.problem("host", origin, "the host \"" + name + "\" is served already", "Leave this line out.");
            return this;
        }
        hosts.add(new Host.Named(checked(name, origin), origin));
        return this;
    }

    /** Leave the public host name to the overlays, with the reason; a render without one fails with it. */
    public WebSpec openHost(String reason) {
        Origin origin = draft.write("host");
        setHost(new Host.Open(requireNonNull(reason, "reason"), origin));
        return this;
    }

    /** Serve one host name of the base no longer. Without any, the workload is not public. */
    public WebSpec removeHost(String name) {
        draft.touch("host");
        draft.remove("host", requireNonNull(name, "name"), names(), Function.identity());
        hosts.removeIf(host -> host instanceof Host.Named named && named.name().equals(name));
        return this;
    }

    /** Serve every host name. */
    public WebSpec anyHost() {
        draft.write("host");
        hosts.clear();
        isForAnyHost = true;
        return this;
    }

    /** Serve no public host name: only the cluster reaches the workload. */
    public WebSpec noHost() {
        draft.write("host");
        hosts.clear();
        isForAnyHost = false;
        return this;
    }

    private void setHost(Host host) {
        hosts.clear();
        hosts.add(host);
        isForAnyHost = false;
    }

    /** Change the service. */
    public WebSpec service(Consumer<ServiceSpec> definition) {
        draft.write("service");
        requireNonNull(definition, "definition");
        service = draft.change("service", service, definition);
        return this;
    }

    /** Have a service that was defined elsewhere. */
    public WebSpec service(Service shared) {
        draft.write("service");
        service = requireNonNull(shared, "shared");
        return this;
    }

    /** Have a service as when nothing is said. */
    public WebSpec defaultService() {
        draft.write("service");
        service = Service.DEFAULT;
        return this;
    }

    /** Choose how the hosts are made public, or change how the base does it. Default: a plain ingress. */
    public WebSpec expose(ExposureChange how) {
        draft.write("expose");
        requireNonNull(how, "how");
        try {
            exposure = Optional.of(how.over(exposure));
        } catch (DefinitionException e) {
            exposure = draft.refused("expose", Exposure.class, e).or(() -> exposure);
        }
        return this;
    }

    /** Make the hosts public by a plain ingress. */
    public WebSpec defaultExpose() {
        draft.write("expose");
        exposure = Optional.empty();
        return this;
    }

    private String checked(String name, Origin origin) {
        String domain = name.startsWith("*.") ? name.substring(2) : name;
        if (name.length() > LONGEST_HOST || !isHost(domain)) {
            draft.problem(
                    "host",
                    origin,
                    "a host must be a lower-case DNS name, but was \"" + name + "\"",
                    "Write host(\"www.shop.example\"), without scheme, port or path; an address is no host.");
        }
        return name;
    }

    // A name of digits and dots only would be an IP address, which no ingress takes.
    private static boolean isHost(String domain) {
        int from = 0;
        for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', from)) {
            if (!Syntax.isLabel(domain.substring(from, dot), LONGEST_LABEL)) {
                return false;
            }
            from = dot + 1;
        }
        String last = domain.substring(from);
        return Syntax.isLabel(last, LONGEST_LABEL) && Syntax.hasLowerCase(last);
    }

    private List<String> names() {
        return new Publication(hosts, isForAnyHost, exposure).names();
    }
}
