package dev.railsk.network;

import dev.railsk.problem.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The stable address of a workload inside the cluster.
 *
 * @param name the object's name; empty for the workload's
 * @param type how far it reaches; empty for Kubernetes' default, {@code ClusterIP}
 * @param ports the ports it answers on, of which the ingress asks the first; empty for those that the workload listens on
 * @param affinity for how long a client is sent to the same pod; empty for any pod each time
 * @param isHeadless whether its name leads to the pods themselves, without an address of its own
 * @param balancer what it asks of the load balancer before it; empty for nothing
 * @param trafficPolicy to which nodes' pods traffic from outside goes; empty for Kubernetes' default
 */
public record Service(
        Optional<String> name,
        Optional<ServiceType> type,
        List<ServicePort> ports,
        Optional<Duration> affinity,
        boolean isHeadless,
        Optional<LoadBalancer> balancer,
        Optional<TrafficPolicy> trafficPolicy)
        implements Part<ServiceSpec, Service> {

    /** Each port of the workload under its own name and number, inside the cluster. */
    public static final Service OF_PORTS = new Service(
            Optional.empty(), Optional.empty(), List.of(), Optional.empty(), false, Optional.empty(), Optional.empty());

    /** Port 80, inside the cluster. */
    public static final Service DEFAULT = OF_PORTS.withPorts(List.of(ServicePort.of(80)));

    /** {@link #OF_PORTS}, whose name leads straight to the pods. */
    public static final Service HEADLESS = new Service(
            Optional.empty(), Optional.empty(), List.of(), Optional.empty(), true, Optional.empty(), Optional.empty());

    public Service {
        ports = List.copyOf(ports);
    }

    /** Define a service on its own, to share it between apps. It starts from {@link #DEFAULT}. */
    public static Service define(Consumer<ServiceSpec> definition) {
        return DEFAULT.with(definition);
    }

    @Override
    public Service with(Consumer<ServiceSpec> definition) {
        return change(DEFAULT, definition);
    }

    /**
     * This service, changed.
     *
     * @param standard what the words that unset go back to
     */
    public Service change(Service standard, Consumer<ServiceSpec> definition) {
        return ServiceSpec.apply(this, standard, definition);
    }

    /** Whether it says more than its name, type and ports, so that its settings may contradict each other. */
    boolean isMoreThanPorts() {
        return isHeadless || balancer.isPresent() || trafficPolicy.isPresent();
    }

    private Service withPorts(List<ServicePort> others) {
        return new Service(name, type, others, affinity, isHeadless, balancer, trafficPolicy);
    }
}
