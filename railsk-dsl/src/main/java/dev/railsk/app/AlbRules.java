package dev.railsk.app;

import dev.railsk.definition.Front;
import dev.railsk.network.Service;
import dev.railsk.network.ServiceType;
import dev.railsk.workload.Web;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** An ALB that asks nodes finds a port of the node behind each path: the controller refuses a service that has none. */
final class AlbRules {

    private final Judgement judgement;

    AlbRules(Judgement judgement) {
        this.judgement = judgement;
    }

    /** Check what is public by an ALB that asks nodes. */
    void check(Front front) {
        Set<String> told = new HashSet<>();
        for (Front.Route route : front.routes()) {
            Web web = route.web();
            Optional<Service> service = web.service();
            if (service.isPresent() && isInside(service.get()) && told.add(web.name())) {
                judgement.problem(
                        web,
                        "service",
                        "the ALB asks nodes, but the service is a ClusterIP, which has no port there",
                        "Add service(service -> service.type(ServiceType.NODE_PORT)), or let it ask pods:"
                                + " targets(AlbTargetType.IP).");
            }
        }
    }

    private static boolean isInside(Service service) {
        return service.type().orElse(ServiceType.CLUSTER_IP) == ServiceType.CLUSTER_IP;
    }
}
