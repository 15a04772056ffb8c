package dev.railsk.policy;

import dev.railsk.problem.Part;
import java.util.List;
import java.util.function.Consumer;

/**
 * Whom the app's pods may hear and call, beside what follows from the definition.
 *
 * @param ingressFrom who may call the web workload's port
 * @param monitoringFrom who may call the port with metrics
 * @param kedaFrom who may call the accessory by whose queues KEDA scales
 * @param isHttpsOut whether HTTPS may be spoken with anybody
 * @param outlets whom else they may call
 */
public record NetworkPolicies(
        List<Peer> ingressFrom,
        List<Peer> monitoringFrom,
        List<Peer> kedaFrom,
        boolean isHttpsOut,
        List<Outlet> outlets)
        implements Part<NetworkPoliciesSpec, NetworkPolicies> {

    /** What holds when nothing is said: see {@link NetworkPoliciesSpec}. */
    public static final NetworkPolicies DEFAULT = new NetworkPolicies(
            List.of(Peer.anybody()), List.of(Peer.anybody()), List.of(Peer.namespace("keda")), true, List.of());

    public NetworkPolicies {
        ingressFrom = List.copyOf(ingressFrom);
        monitoringFrom = List.copyOf(monitoringFrom);
        kedaFrom = List.copyOf(kedaFrom);
        outlets = List.copyOf(outlets);
    }

    @Override
    public NetworkPolicies with(Consumer<NetworkPoliciesSpec> definition) {
        return NetworkPoliciesSpec.apply(this, definition);
    }
}
