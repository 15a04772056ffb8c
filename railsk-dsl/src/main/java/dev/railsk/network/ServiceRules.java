package dev.railsk.network;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;

/** The rules that span several settings of one service. */
final class ServiceRules {

    private final Draft draft;

    private ServiceRules(Draft draft) {
        this.draft = draft;
    }

    /** Note what is wrong with a service now. */
    static void check(Draft draft, Service service) {
        ServiceRules rules = new ServiceRules(draft);
        ServiceType type = service.type().orElse(ServiceType.CLUSTER_IP);
        boolean isBalanced = type == ServiceType.LOAD_BALANCER;
        if (service.isHeadless() && type != ServiceType.CLUSTER_IP) {
            rules.problem(
                    "headless",
                    "a headless service has no address, so it cannot be a " + type.kubernetesName(),
                    "Add noHeadless(), or leave type(..) out.");
        }
        if (service.balancer().isPresent() && !service.balancer().get().isEmpty() && !isBalanced) {
            String word = service.balancer().get().className().isPresent() ? "loadBalancerClass" : "sourceRanges";
            rules.problem(
                    word,
                    word + "(..) is read by load balancers, but the service is a " + type.kubernetesName(),
                    "Add type(ServiceType.LOAD_BALANCER), or leave " + word + "(..) out.");
        }
        if (service.trafficPolicy().isPresent() && type == ServiceType.CLUSTER_IP) {
            rules.problem(
                    "externalTrafficPolicy",
                    "externalTrafficPolicy(..) is for traffic from outside, which does not reach a ClusterIP",
                    "Add type(ServiceType.LOAD_BALANCER), or leave externalTrafficPolicy(..) out.");
        }
    }

    // What this scope did not write may contradict what it did: the line is that of the word, else of the type.
    private void problem(String word, String fact, String nextStep) {
        Origin origin = draft.originOf(word, draft.originOf("type", Origin.here()));
        draft.problem(word, origin, fact, nextStep);
    }
}
