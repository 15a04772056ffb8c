package dev.railsk.policy;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How network policies are written. They hold for the pods of every workload and task, which may do then what is allowed and nothing
 * else; a network plugin must enforce them.
 *
 * <p>Defaults: anybody may call the web workload's port and the port with metrics; all pods may ask for names (UDP and TCP 53), speak
 * HTTPS (TCP 443) with anybody, call the app's accessories, and its declared backing services.
 */
public final class NetworkPoliciesSpec {

    private static final int MOST_PORT = 65_535;

    private final Draft draft = new Draft("networkPolicies");
    private List<Peer> ingressFrom;
    private List<Peer> monitoringFrom;
    private boolean isHttpsOut;
    private final List<Outlet> outlets;

    private NetworkPoliciesSpec(NetworkPolicies base) {
        ingressFrom = base.ingressFrom();
        monitoringFrom = base.monitoringFrom();
        isHttpsOut = base.isHttpsOut();
        outlets = new ArrayList<>(base.outlets());
    }

    static NetworkPolicies apply(NetworkPolicies base, Consumer<NetworkPoliciesSpec> definition) {
        NetworkPoliciesSpec spec = new NetworkPoliciesSpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish(
                "networkPolicies",
                new NetworkPolicies(spec.ingressFrom, spec.monitoringFrom, spec.isHttpsOut, spec.outlets));
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

    /** Let all pods speak HTTPS with anybody: mail and payment services, object storage, the API server. */
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
     * Let all pods call this one too.
     *
     * @param name what it is called here, so that an overlay can change or remove it
     * @param peer who it is
     * @param ports over which ports, by TCP; at least one
     */
    public NetworkPoliciesSpec outlet(String name, Peer peer, int... ports) {
        Origin origin = draft.write("outlet " + requireNonNull(name, "name"));
        requireNonNull(peer, "peer");
        if (!Syntax.isLabel(name, MOST_PORT)) {
            draft.problem(
                    "outlet " + name,
                    origin,
                    "an outlet's name must have lower-case letters, digits and dashes, but was \"" + name + "\"",
                    "Name it like \"smtp\".");
            return this;
        }
        List<Integer> numbers = new ArrayList<>();
        for (int port : requireNonNull(ports, "ports")) {
            numbers.add(port);
            if (port < 1 || port > MOST_PORT) {
                draft.problem(
                        "outlet " + name,
                        origin,
                        "a port must be from 1 to 65535, but was " + port,
                        "Name the port that the other side listens on.");
                return this;
            }
        }
        if (numbers.isEmpty()) {
            draft.problem(
                    "outlet " + name,
                    origin,
                    "the outlet \"" + name + "\" names no port",
                    "Name the ports that the other side listens on, such as 587.");
        }
        outlets.removeIf(outlet -> outlet.name().equals(name));
        outlets.add(new Outlet(name, peer, numbers));
        return this;
    }

    /** Let no pod call this one any more. */
    public NetworkPoliciesSpec removeOutlet(String name) {
        draft.remove("outlet", requireNonNull(name, "name"), outlets, Outlet::name);
        return this;
    }
}
