package dev.railsk.network;

import dev.railsk.problem.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The stable address of the web workload inside the cluster.
 *
 * @param name the object's name; empty for the workload's
 * @param type how far it reaches; empty for Kubernetes' default, {@code ClusterIP}
 * @param ports the ports it answers on; the ingress asks the first
 */
public record Service(Optional<String> name, Optional<ServiceType> type, List<ServicePort> ports)
        implements Part<ServiceSpec, Service> {

    /** Port 80, inside the cluster. */
    public static final Service DEFAULT = new Service(
            Optional.empty(), Optional.empty(), List.of(new ServicePort(Optional.empty(), 80, Optional.empty())));

    public Service {
        ports = List.copyOf(ports);
    }

    /** Define a service on its own, to share it between apps. */
    public static Service define(Consumer<ServiceSpec> definition) {
        return DEFAULT.with(definition);
    }

    @Override
    public Service with(Consumer<ServiceSpec> definition) {
        return ServiceSpec.apply(this, definition);
    }

    /** The number of the port that the ingress asks. */
    public int port() {
        return ports.get(0).number();
    }
}
