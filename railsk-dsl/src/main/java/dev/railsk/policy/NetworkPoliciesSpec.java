package dev.railsk.policy;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How network policies are written. They hold for the pods of every workload and task, which may do then what is allowed and nothing
 * else; a network plugin must enforce them.
 *
 * <p>Defaults: anybody may call the web workload's port and the port with metrics; all pods may ask for names (UDP and TCP 53), speak
 * HTTPS (TCP 443) with anybody, call the app's accessories, and its declared backing services. An accessory may ask for names, and call
 * nobody but whom its own {@code httpsOut()} and {@code outlet(..)} name. KEDA, from the namespace {@code keda}, may call the accessory in
 * which it looks for the length of a queue.
 */
public final class NetworkPoliciesSpec {

    private final Draft draft = new Draft("networkPolicies");
    private List<Peer> ingressFrom;
    private List<Peer> monitoringFrom;
    private boolean isHttpsOut;
    private List<Peer> kedaFrom;
    private final List<Outlet> outlets;

    private NetworkPoliciesSpec(NetworkPolicies base) {
        ingressFrom = base.ingressFrom();
        monitoringFrom = base.monitoringFrom();
        isHttpsOut = base.isHttpsOut();
        kedaFrom = base.kedaFrom();
        outlets = new ArrayList<>(base.outlets());
    }

    static NetworkPolicies apply(NetworkPolicies base, Consumer<NetworkPoliciesSpec> definition) {
        NetworkPoliciesSpec spec = new NetworkPoliciesSpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish(
                "networkPolicies",
                new NetworkPolicies(
                        spec.ingressFrom, spec.monitoringFrom, spec.kedaFrom, spec.isHttpsOut, spec.outlets));
    }

    /**
     * Let only these call the web workload's port: the namespace of the ingress controller, or the networks of a cloud's load
     * balancer. A kubelet's probes are let through by most network plugins.
     */
    public NetworkPoliciesSpec ingressFrom(Peer... only) {
        draft.write("ingressFrom");
        ingressFrom = List.of(requireNonNull(only, "only"));
        return this;
    }

    /** Let anybody call the web workload's port. */
    public NetworkPoliciesSpec defaultIngressFrom() {
        draft.write("ingressFrom");
        ingressFrom = NetworkPolicies.DEFAULT.ingressFrom();
        return this;
    }

    /** Let only these call the port with metrics, such as the namespace of Prometheus. */
    public NetworkPoliciesSpec monitoringFrom(Peer... only) {
        draft.write("monitoringFrom");
        monitoringFrom = List.of(requireNonNull(only, "only"));
        return this;
    }

    /** Let anybody call the port with metrics. */
    public NetworkPoliciesSpec defaultMonitoringFrom() {
        draft.write("monitoringFrom");
        monitoringFrom = NetworkPolicies.DEFAULT.monitoringFrom();
        return this;
    }

    /**
     * Let only these ask the accessory, such as a Redis, by whose queues KEDA scales a workload. Default: the namespace {@code keda}, in
     * which KEDA's documentation installs it.
     */
    public NetworkPoliciesSpec kedaFrom(Peer... only) {
        draft.write("kedaFrom");
        kedaFrom = List.of(requireNonNull(only, "only"));
        return this;
    }

    /** Let the namespace {@code keda} ask the accessory by whose queues KEDA scales a workload. */
    public NetworkPoliciesSpec defaultKedaFrom() {
        draft.write("kedaFrom");
        kedaFrom = NetworkPolicies.DEFAULT.kedaFrom();
        return this;
    }

    /** Let all pods of the app's code speak HTTPS with anybody: mail and payment services, object storage, the API server. */
    public NetworkPoliciesSpec httpsOut() {
        draft.write("httpsOut");
        isHttpsOut = true;
        return this;
    }

    /** Let no pod speak HTTPS but with whom another word names. */
    public NetworkPoliciesSpec noHttpsOut() {
        draft.write("httpsOut");
        isHttpsOut = false;
        return this;
    }

    /**
     * Let all pods of the app's code call this one too.
     *
     * @param name what it is called here, so that an overlay can change or remove it
     * @param peer who it is
     * @param ports over which ports, by TCP; at least one
     */
    public NetworkPoliciesSpec outlet(String name, Peer peer, int... ports) {
        new OutletsDraft(draft, outlets).outlet(name, peer, ports);
        return this;
    }

    /** Let no pod call this one any more. */
    public NetworkPoliciesSpec removeOutlet(String name) {
        new OutletsDraft(draft, outlets).removeOutlet(name);
        return this;
    }
}
