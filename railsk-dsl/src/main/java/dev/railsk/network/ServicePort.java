package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import java.util.Optional;

/**
 * A port that a service answers on. Immutable: every setting returns a changed copy.
 *
 * <pre>{@code
 * ServicePort.of("grpc", 9090).to("grpc").appProtocol("kubernetes.io/h2c")
 * }</pre>
 *
 * @param name its name; empty for the only one of its service
 * @param number its number
 * @param target the pod's port behind it; empty for the main container's first
 * @param appProtocol what is spoken on it, for load balancers and meshes; empty to leave that open
 */
public record ServicePort(
        Optional<String> name, int number, Optional<PortTarget> target, Optional<String> appProtocol) {

    private static final int LONGEST_NAME = 63;
    private static final int HIGHEST = 65_535;

    public ServicePort {
        if (number < 1 || number > HIGHEST) {
            throw new InvalidValueException(
                    "the service's port must be from 1 to 65535, but was " + number, "Set port(80).");
        }
        if (name.isPresent() && !Syntax.isLabel(name.get(), LONGEST_NAME)) {
            throw new InvalidValueException(
                    "the name of a service's port must have at most 63 lower-case letters, digits and dashes, but was \""
                            + name.get() + "\"",
                    "Name it like \"http\".");
        }
        if (target.isPresent()
                && target.get() instanceof PortTarget.Numbered behind
                && (behind.number() < 1 || behind.number() > HIGHEST)) {
            throw new InvalidValueException(
                    "the port behind a service's port must be from 1 to 65535, but was " + behind.number(),
                    "Name the port that the process listens on.");
        }
        if (appProtocol.isPresent() && !LabelSyntax.isKey(appProtocol.get())) {
            throw new InvalidValueException(
                    "the protocol of a service's port must be a name, with or without a domain before it, but was \""
                            + appProtocol.get() + "\"",
                    "Write it like \"http\" or \"kubernetes.io/h2c\".");
        }
    }

    /** A port without a name, which a service may have once. */
    public static ServicePort of(int number) {
        return new ServicePort(Optional.empty(), number, Optional.empty(), Optional.empty());
    }

    /** A port with a name. */
    public static ServicePort of(String name, int number) {
        return new ServicePort(Optional.of(requireNonNull(name, "name")), number, Optional.empty(), Optional.empty());
    }

    /** Lead to the pod's port of this name, the main container's or a sidecar's. */
    public ServicePort to(String portName) {
        return new ServicePort(
                name, number, Optional.of(new PortTarget.Named(requireNonNull(portName, "portName"))), appProtocol);
    }

    /** Lead to the pod's port of this number. */
    public ServicePort to(int portNumber) {
        return new ServicePort(name, number, Optional.of(new PortTarget.Numbered(portNumber)), appProtocol);
    }

    /** Say what is spoken on it: {@code spec.ports.appProtocol}, such as {@code kubernetes.io/h2c} or {@code kubernetes.io/ws}. */
    public ServicePort appProtocol(String protocol) {
        return new ServicePort(name, number, target, Optional.of(requireNonNull(protocol, "protocol")));
    }
}
