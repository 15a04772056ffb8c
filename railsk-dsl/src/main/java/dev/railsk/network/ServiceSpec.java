package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Cidr;
import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How the service is written. Defaults: the workload's name, reachable inside the cluster; for a web workload port 80 without a name,
 * for others the ports that they listen on.
 */
public final class ServiceSpec {

    private static final int LONGEST_NAME = 63;
    // Kubernetes' own limit of service.spec.sessionAffinityConfig.clientIP.timeoutSeconds.
    private static final Duration LONGEST_AFFINITY = Duration.ofDays(1);

    private final Draft draft = new Draft("service");
    private final Service standard;
    private Optional<String> name;
    private Optional<ServiceType> type;
    private final List<ServicePort> ports;
    private boolean isOfPorts;
    private Optional<Duration> affinity;
    private boolean isHeadless;
    private Optional<String> balancerClass;
    private List<String> sourceRanges;
    private Optional<ExternalDns> externalDns;
    private Optional<TrafficPolicy> trafficPolicy;

    private ServiceSpec(Service base, Service standard) {
        this.standard = standard;
        name = base.name();
        type = base.type();
        ports = new ArrayList<>(base.ports());
        isOfPorts = base.ports().isEmpty();
        affinity = base.affinity();
        isHeadless = base.isHeadless();
        Optional<LoadBalancer> balancer = base.balancer();
        balancerClass = balancer.isPresent() ? balancer.get().className() : Optional.empty();
        sourceRanges = balancer.isPresent() ? balancer.get().sourceRanges() : List.of();
        externalDns = balancer.isPresent() ? balancer.get().externalDns() : Optional.empty();
        trafficPolicy = base.trafficPolicy();
    }

    static Service apply(Service base, Service standard, Consumer<ServiceSpec> definition) {
        ServiceSpec spec = new ServiceSpec(base, standard);
        spec.draft.run(definition, spec);
        Service service = new Service(
                spec.name, spec.type, spec.ports, spec.affinity, spec.isHeadless, spec.balancer(), spec.trafficPolicy);
        spec.checkPorts();
        if (service.isMoreThanPorts()) {
            ServiceRules.check(spec.draft, service);
        }
        return spec.draft.finish("service", service);
    }

    private Optional<LoadBalancer> balancer() {
        return balancerClass.isEmpty() && sourceRanges.isEmpty() && externalDns.isEmpty()
                ? Optional.empty()
                : Optional.of(new LoadBalancer(balancerClass, sourceRanges, externalDns));
    }

    // Kubernetes lets a port go without a name only where it is the one of its service.
    private void checkPorts() {
        if (!draft.has("port") || !draft.findings().judges(List.of("port"))) {
            return;
        }
        Origin origin = draft.originOf("port", Origin.here());
        if (ports.isEmpty() && !isOfPorts) {
            draft.problem("port", origin, "a service must have a port", "Set port(80).");
            return;
        }
        for (ServicePort port : ports) {
            if (ports.size() > 1 && port.name().isEmpty()) {
                draft.problem(
                        "port",
                        origin,
                        "the service has several ports, so port " + port.number() + " must have a name",
                        "Write port(\"http\", " + port.number() + ").");
            }
        }
    }

    /** Name the object otherwise than the workload. */
    public ServiceSpec name(String objectName) {
        Origin origin = draft.write("name");
        requireNonNull(objectName, "objectName");
        if (!Syntax.isLabel(objectName, LONGEST_NAME) || Syntax.startsWithDigit(objectName)) {
            draft.problem(
                    "name",
                    origin,
                    "the service's name must have at most 63 lower-case letters, digits and dashes, a letter first, but was \""
                            + objectName + "\"",
                    "Choose another with service(service -> service.name(\"shop\")).");
        }
        name = Optional.of(objectName);
        return this;
    }

    /** Name the object after the workload. */
    public ServiceSpec defaultName() {
        draft.write("name");
        name = Optional.empty();
        return this;
    }

    /** Choose how far it reaches. */
    public ServiceSpec type(ServiceType how) {
        draft.write("type");
        type = Optional.of(requireNonNull(how, "how"));
        return this;
    }

    /** Let it reach as far as Kubernetes says: inside the cluster. */
    public ServiceSpec defaultType() {
        draft.write("type");
        type = Optional.empty();
        return this;
    }

    /** Answer on this port, and on no other; the main container's first port is behind it. */
    public ServiceSpec port(int number) {
        return only(() -> ServicePort.of(number));
    }

    /** Answer on this named port, and on no other; the main container's first port is behind it. */
    public ServiceSpec port(String portName, int number) {
        requireNonNull(portName, "portName");
        return only(() -> ServicePort.of(portName, number));
    }

    /** Answer on this port, and on no other. */
    public ServiceSpec port(ServicePort only) {
        requireNonNull(only, "only");
        return only(() -> only);
    }

    private ServiceSpec only(Supplier<ServicePort> port) {
        Origin origin = draft.write("port");
        ports.clear();
        return add(port, origin);
    }

    /** Answer where it does when nothing is said: a web workload on port 80 without a name, others on the ports that they listen on. */
    public ServiceSpec defaultPort() {
        draft.write("port");
        ports.clear();
        ports.addAll(standard.ports());
        isOfPorts = ports.isEmpty();
        return this;
    }

    /** Answer on a further port, with the pod's port of the same name behind it. */
    public ServiceSpec addPort(String portName, int number) {
        return addPort(portName, number, portName);
    }

    /** Answer on a further port, with the pod's port of the name {@code target} behind it, the main container's or a sidecar's. */
    public ServiceSpec addPort(String portName, int number, String target) {
        requireNonNull(portName, "portName");
        requireNonNull(target, "target");
        return add(() -> ServicePort.of(portName, number).to(target), draft.touch("port"));
    }

    /** Answer on a further port. */
    public ServiceSpec addPort(ServicePort further) {
        requireNonNull(further, "further");
        return add(() -> further, draft.touch("port"));
    }

    /** Answer on a port of the base no longer. */
    public ServiceSpec removePort(String portName) {
        requireNonNull(portName, "portName");
        draft.touch("port");
        List<ServicePort> named = new ArrayList<>();
        for (ServicePort port : ports) {
            if (port.name().isPresent()) {
                named.add(port);
            }
        }
        draft.remove("port", portName, named, ServiceSpec::nameOf);
        ports.removeIf(port -> nameOf(port).equals(portName));
        return this;
    }

    private static String nameOf(ServicePort port) {
        return port.name().orElse("");
    }

    private ServiceSpec add(Supplier<ServicePort> made, Origin origin) {
        isOfPorts = false;
        try {
            ServicePort port = made.get();
            if (isNew(port, origin)) {
                ports.add(port);
            }
        } catch (DefinitionException e) {
            draft.refused("port", ServicePort.class, e);
        }
        return this;
    }

    private boolean isNew(ServicePort port, Origin origin) {
        for (ServicePort other : ports) {
            boolean isNamed = port.name().isPresent() && other.name().equals(port.name());
            if (isNamed || other.number() == port.number()) {
                draft.problem(
                        "port",
                        origin,
                        "two ports of the service are "
                                + (isNamed ? "named \"" + port.name().get() + "\"" : "number " + port.number()),
                        "Keep one of them.");
                return false;
            }
        }
        return true;
    }

    /**
     * Send a client to the same pod for this long after its last request, told by its address; whole seconds, at most a day.
     * Behind an ingress that asks pods itself, such as an ALB, it has no effect.
     */
    public ServiceSpec sessionAffinity(Duration time) {
        Origin origin = draft.write("sessionAffinity");
        requireNonNull(time, "time");
        if (time.getNano() != 0 || time.getSeconds() < 1 || time.compareTo(LONGEST_AFFINITY) > 0) {
            draft.problem(
                    "sessionAffinity",
                    origin,
                    "the time of a session affinity must be whole seconds, from 1 to 86400, but was " + time,
                    "Write sessionAffinity(Duration.ofHours(3)), which is Kubernetes' own.");
            return this;
        }
        affinity = Optional.of(time);
        return this;
    }

    /** Send each request to any pod. */
    public ServiceSpec noSessionAffinity() {
        draft.write("sessionAffinity");
        affinity = Optional.empty();
        return this;
    }

    /** Have no address of its own: the name leads to the pods themselves. */
    public ServiceSpec headless() {
        draft.write("headless");
        isHeadless = true;
        return this;
    }

    /** Have an address of its own. */
    public ServiceSpec noHeadless() {
        draft.write("headless");
        isHeadless = false;
        return this;
    }

    /** Have an address of its own, or none, as when nothing is said. */
    public ServiceSpec defaultHeadless() {
        draft.write("headless");
        isHeadless = standard.isHeadless();
        return this;
    }

    /** Choose who makes the load balancer: {@code spec.loadBalancerClass}, such as {@code service.k8s.aws/nlb}. */
    public ServiceSpec loadBalancerClass(String className) {
        Origin origin = draft.write("loadBalancerClass");
        if (!LabelSyntax.isKey(requireNonNull(className, "className"))) {
            draft.problem(
                    "loadBalancerClass",
                    origin,
                    "the class of a load balancer must be a name, with or without a domain before it, but was \""
                            + className + "\"",
                    "Write it like \"service.k8s.aws/nlb\".");
        }
        balancerClass = Optional.of(className);
        return this;
    }

    /** Leave it to the cluster who makes the load balancer. */
    public ServiceSpec defaultLoadBalancerClass() {
        draft.write("loadBalancerClass");
        balancerClass = Optional.empty();
        return this;
    }

    /** Let the load balancer answer these addresses only, as CIDR blocks. */
    public ServiceSpec sourceRanges(String... blocks) {
        Origin origin = draft.write("sourceRanges");
        if (requireNonNull(blocks, "blocks").length == 0) {
            draft.problem(
                    "sourceRanges",
                    origin,
                    "the source ranges must name at least one block of addresses",
                    "Write sourceRanges(\"203.0.113.0/24\"), or noSourceRanges() to answer everybody.");
        }
        for (String block : blocks) {
            if (!Cidr.is(block)) {
                draft.problem(
                        "sourceRanges",
                        origin,
                        "a source range must be a block of addresses, but was \"" + block + "\"",
                        "Write it like \"203.0.113.0/24\".");
                return this;
            }
        }
        sourceRanges = List.of(blocks);
        return this;
    }

    /** Let the load balancer answer everybody. */
    public ServiceSpec noSourceRanges() {
        draft.write("sourceRanges");
        sourceRanges = List.of();
        return this;
    }

    /** Have external-dns make a name for the address, which needs a hostname. */
    public ServiceSpec externalDns(ExternalDns what) {
        Origin origin = draft.write("externalDns");
        if (requireNonNull(what, "what").hostname().isEmpty()) {
            draft.problem(
                    "externalDns",
                    origin,
                    "a service has no hosts, so external-dns must be told a name",
                    "Write ExternalDns.DEFAULT.hostname(\"api.shop.example\").");
        }
        externalDns = Optional.of(what);
        return this;
    }

    /** Have external-dns make no name for the address. */
    public ServiceSpec noExternalDns() {
        draft.write("externalDns");
        externalDns = Optional.empty();
        return this;
    }

    /** Choose to which nodes' pods traffic from outside goes. Kubernetes' default is all nodes. */
    public ServiceSpec externalTrafficPolicy(TrafficPolicy how) {
        draft.write("externalTrafficPolicy");
        trafficPolicy = Optional.of(requireNonNull(how, "how"));
        return this;
    }

    /** Leave it to Kubernetes to which nodes' pods traffic from outside goes. */
    public ServiceSpec defaultExternalTrafficPolicy() {
        draft.write("externalTrafficPolicy");
        trafficPolicy = Optional.empty();
        return this;
    }
}
