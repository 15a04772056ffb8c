package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Networks;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Problems;
import dev.railsk.testing.cluster.internal.rules.Selectors;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** NetworkPolicies: whom some pods may hear, and whom they may call. The fake keeps nobody from anybody. */
public final class NetworkPolicyRules extends KindRules {

    /** The rules. */
    public NetworkPolicyRules() {
        super(new ResourceKind(new ObjectKind("networking.k8s.io/v1", "NetworkPolicy"), true, true, false));
    }

    @Override
    public void fill(Map<String, Object> object) {
        Map<String, Object> spec = PlainValue.child(object, "spec");
        PlainValue.child(spec, "podSelector");
        if (!spec.containsKey("policyTypes")) {
            List<Object> types = new ArrayList<>(List.of("Ingress"));
            if (!PlainValue.maps(spec, "egress").isEmpty()) {
                types.add("Egress");
            }
            spec.put("policyTypes", types);
        }
        for (String direction : List.of("ingress", "egress")) {
            for (Map<String, Object> rule : PlainValue.maps(spec, direction)) {
                PlainValue.maps(rule, "ports").forEach(port -> port.putIfAbsent("protocol", "TCP"));
            }
        }
    }

    @Override
    public void check(Part object) {
        Part spec = object.at("spec");
        Selectors.check(spec.at("podSelector"));
        spec.items("ingress").forEach(rule -> checkRule(rule, "from"));
        spec.items("egress").forEach(rule -> checkRule(rule, "to"));
        List<Object> types = spec.values("policyTypes");
        if (types.size() > 2) {
            spec.invalid("policyTypes", types, "may not specify more than two policyTypes");
            return;
        }
        for (int i = 0; i < types.size(); i++) {
            if (!List.of("Egress", "Ingress").contains(types.get(i))) {
                spec.problems()
                        .unsupported(
                                spec.path("policyTypes") + "[" + i + "]", types.get(i), List.of("Egress", "Ingress"));
            }
        }
    }

    private static void checkRule(Part rule, String peers) {
        for (Part port : rule.items("ports")) {
            port.oneOf("protocol", "SCTP", "TCP", "UDP").check("port", ValueChecks::port);
            if (port.has("endPort")) {
                checkRange(port);
            }
        }
        rule.items(peers).forEach(NetworkPolicyRules::checkPeer);
    }

    private static void checkRange(Part port) {
        long end = port.number("endPort", 0);
        if (!port.has("port")) {
            port.invalid("endPort", end, "may not be specified when `port` is not specified");
        } else if (!(port.map().get("port") instanceof Number)) {
            port.invalid("endPort", end, "may not be specified when `port` is non-numeric");
        } else if (end < port.number("port", 0)) {
            port.invalid("endPort", end, "must be greater than or equal to `port`");
        }
        if (end < 1 || end > 65_535) {
            port.invalid("endPort", end, "must be between 1 and 65535, inclusive");
        }
    }

    private static void checkPeer(Part peer) {
        boolean hasPods = peer.has("podSelector");
        boolean hasNamespaces = peer.has("namespaceSelector");
        Selectors.check(peer.at("podSelector"));
        Selectors.check(peer.at("namespaceSelector"));
        if (peer.has("ipBlock")) {
            checkBlock(peer.at("ipBlock"));
        }
        if (peer.has("ipBlock") && (hasPods || hasNamespaces)) {
            peer.problems().forbidden(peer.path(), "may not specify both ipBlock and another peer");
        } else if (!peer.has("ipBlock") && !hasPods && !hasNamespaces) {
            peer.problems().required(peer.path(), "must specify a peer");
        }
    }

    private static void checkBlock(Part block) {
        if (!block.requires("cidr")) {
            return;
        }
        block.check("cidr", NetworkPolicyRules::checkNetwork).checkEach("except", NetworkPolicyRules::checkNetwork);
        for (int i = 0; i < block.values("except").size(); i++) {
            Object part = block.values("except").get(i);
            boolean isReadable = Networks.isNetwork(block.text("cidr")) && Networks.isNetwork(String.valueOf(part));
            if (isReadable && !Networks.isWithin(String.valueOf(part), block.text("cidr"))) {
                block.invalid("except[" + i + "]", part, "must be a strict subset of `cidr`");
            }
        }
    }

    private static void checkNetwork(String field, Object value, Problems problems) {
        String text = String.valueOf(value);
        if (!Networks.isNetwork(text)) {
            problems.invalid(field, text, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
        }
    }
}
