package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How the service is written. Defaults: the workload's name, port 80 without a name, reachable inside the cluster. */
public final class ServiceSpec {

    private static final int LONGEST_NAME = 63;
    private static final int HIGHEST = 65_535;

    private final Draft draft = new Draft("service");
    private Optional<String> name;
    private Optional<ServiceType> type;
    private final List<ServicePort> ports;

    private ServiceSpec(Service base) {
        name = base.name();
        type = base.type();
        ports = new ArrayList<>(base.ports());
    }

    static Service apply(Service base, Consumer<ServiceSpec> definition) {
        ServiceSpec spec = new ServiceSpec(base);
        spec.draft.run(definition, spec);
        spec.checkPorts();
        return spec.draft.finish("service", new Service(spec.name, spec.type, spec.ports));
    }

    // Kubernetes lets a port go without a name only where it is the one of its service.
    private void checkPorts() {
        if (ports.isEmpty() && draft.has("port")) {
            // What is wrong with that one has been said.
            return;
        }
        if (ports.isEmpty()) {
            draft.problem("port", draft.originOf("port", Origin.here()), "a service must have a port", "Set port(80).");
            return;
        }
        for (ServicePort port : ports) {
            if (ports.size() > 1 && port.name().isEmpty() && draft.has("port")) {
                draft.problem(
                        "port",
                        draft.originOf("port", Origin.here()),
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
        Origin origin = draft.write("port");
        ports.clear();
        return add(Optional.empty(), number, Optional.empty(), origin);
    }

    /** Answer on this named port, and on no other; the main container's first port is behind it. */
    public ServiceSpec port(String portName, int number) {
        Origin origin = draft.write("port");
        ports.clear();
        return add(Optional.of(requireNonNull(portName, "portName")), number, Optional.empty(), origin);
    }

    /** Answer on port 80 without a name, and on no other. */
    public ServiceSpec defaultPort() {
        draft.write("port");
        ports.clear();
        ports.addAll(Service.DEFAULT.ports());
        return this;
    }

    /** Answer on a further port, with the pod's port of the same name behind it. */
    public ServiceSpec addPort(String portName, int number) {
        return addPort(portName, number, portName);
    }

    /** Answer on a further port, with the pod's port of the name {@code target} behind it, the main container's or a sidecar's. */
    public ServiceSpec addPort(String portName, int number, String target) {
        Origin origin = draft.touch("port");
        return add(
                Optional.of(requireNonNull(portName, "portName")),
                number,
                Optional.of(requireNonNull(target, "target")),
                origin);
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

    private ServiceSpec add(Optional<String> portName, int number, Optional<String> target, Origin origin) {
        if (number < 1 || number > HIGHEST) {
            draft.problem(
                    "port", origin, "the service's port must be from 1 to 65535, but was " + number, "Set port(80).");
            return this;
        }
        if (portName.isPresent() && !Syntax.isLabel(portName.get(), LONGEST_NAME)) {
            draft.problem(
                    "port",
                    origin,
                    "the name of a service's port must have at most 63 lower-case letters, digits and dashes, but was \""
                            + portName.get() + "\"",
                    "Name it like \"http\".");
            return this;
        }
        for (ServicePort other : ports) {
            boolean isNamed = portName.isPresent() && other.name().equals(portName);
            if (isNamed || other.number() == number) {
                draft.problem(
                        "port",
                        origin,
                        "two ports of the service are "
                                + (isNamed ? "named \"" + portName.get() + "\"" : "number " + number),
                        "Keep one of them.");
                return this;
            }
        }
        ports.add(new ServicePort(portName, number, target));
        return this;
    }
}
