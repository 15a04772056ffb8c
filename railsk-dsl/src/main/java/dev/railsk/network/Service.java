package dev.railsk.network;

import dev.railsk.problem.Part;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The stable address of the web workload inside the cluster.
 *
 * @param name the object's name; empty for the workload's
 * @param type how far it reaches; empty for Kubernetes' default, {@code ClusterIP}
 * @param port the port it answers on
 */
public record Service(Optional<String> name, Optional<ServiceType> type, int port)
        implements Part<ServiceSpec, Service> {

    /** Port 80, inside the cluster. */
    public static final Service DEFAULT = new Service(Optional.empty(), Optional.empty(), 80);

    @Override
    public Service with(Consumer<ServiceSpec> definition) {
        return ServiceSpec.apply(this, definition);
    }
}
