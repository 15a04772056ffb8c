package dev.railsk.render.internal;

import dev.railsk.backing.Backing;
import dev.railsk.definition.KedaCalls;
import dev.railsk.definition.Tenancy;
import dev.railsk.manifest.Manifest;
import dev.railsk.network.Port;
import dev.railsk.observe.Metrics;
import dev.railsk.policy.Egress;
import dev.railsk.policy.NetworkPolicies;
import dev.railsk.policy.Outlet;
import dev.railsk.policy.Peer;
import dev.railsk.problem.Origin;
import dev.railsk.task.Task;
import dev.railsk.workload.Accessory;
import dev.railsk.workload.AppProcess;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders whom the app's pods may hear and call: a policy for the pods of each workload and of each task, so that no pod of the app is
 * without one, and none of another app has one.
 */
final class NetworkPolicyRenderer implements KindRenderer {

    private static final int DNS = 53;
    private static final int HTTPS = 443;

    @Override
    public void render(Rendering rendering, Build build, List<Manifest> manifests) {
        Tenancy tenancy = rendering.parts().identity().tenancy();
        if (tenancy.policies().isEmpty()) {
            return;
        }
        NetworkPolicies policies = tenancy.policies().get();
        List<Map<String, Object>> egress = egress(rendering, tenancy, policies, policies.isHttpsOut());
        for (Workload workload : rendering.parts().workloads()) {
            manifests.add(policy(
                    rendering,
                    rendering.names().object(workload),
                    rendering.labels().selector(workload),
                    ingress(rendering, policies, workload),
                    egress(rendering, policies, workload, egress)));
        }
        for (Task task : rendering.parts().tasks().all()) {
            manifests.add(policy(
                    rendering,
                    rendering.names().policy(task),
                    rendering.labels().taskIdentity(task),
                    List.of(),
                    egress));
        }
    }

    private static Manifest policy(
            Rendering rendering,
            String name,
            Map<String, String> pods,
            List<Map<String, Object>> ingress,
            List<Map<String, Object>> egress) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("podSelector", Map.of("matchLabels", pods));
        spec.put("policyTypes", List.of("Ingress", "Egress"));
        if (!ingress.isEmpty()) {
            spec.put("ingress", ingress);
        }
        spec.put("egress", egress);
        ObjectMeta metadata = TenancyObjects.metadata(rendering, name);
        Origin line = rendering.parts().lines().of("networkPolicies");
        return TenancyObjects.object("networking.k8s.io/v1", "NetworkPolicy", metadata, spec, line);
    }

    private static List<Map<String, Object>> ingress(Rendering rendering, NetworkPolicies policies, Workload workload) {
        List<Map<String, Object>> rules = new ArrayList<>();
        List<Port> ports = workload.basics().pod().main().ports();
        if (workload instanceof Web web && !ports.isEmpty()) {
            rules.add(rule("from", policies.ingressFrom(), List.of(web.servedNumber())));
        }
        if ((workload instanceof Accessory || workload instanceof AppProcess) && !ports.isEmpty()) {
            List<Map<String, Object>> callers = new ArrayList<>();
            for (Workload caller : rendering.parts().workloads()) {
                if (caller.isAppCode()) {
                    callers.add(pods(rendering.labels().selector(caller)));
                }
            }
            for (Task task : rendering.parts().tasks().all()) {
                callers.add(pods(rendering.labels().taskIdentity(task)));
            }
            if (!callers.isEmpty()) {
                Map<String, Object> rule = new LinkedHashMap<>();
                rule.put("from", callers);
                rule.put("ports", tcp(numbers(ports)));
                rules.add(rule);
            }
        }
        List<Integer> scaledBy = KedaCalls.ports(rendering.parts(), workload);
        if (!scaledBy.isEmpty()) {
            rules.add(rule("from", policies.kedaFrom(), scaledBy));
        }
        addMetrics(rendering, policies, workload, rules);
        return rules;
    }

    private static void addMetrics(
            Rendering rendering, NetworkPolicies policies, Workload workload, List<Map<String, Object>> rules) {
        Tenancy tenancy = rendering.parts().identity().tenancy();
        if (tenancy.metrics().isPresent() && workload.isAppCode()) {
            Metrics metrics = tenancy.metrics().get();
            rules.add(rule(
                    "from", policies.monitoringFrom(), List.of(metrics.port().number())));
        }
    }

    /** What the pods of a workload may call: where it says nothing itself, what all others of its kind may. */
    private static List<Map<String, Object>> egress(
            Rendering rendering, NetworkPolicies policies, Workload workload, List<Map<String, Object>> ofApp) {
        Optional<Egress> own = workload.basics().egress();
        boolean isAppCode = workload.isAppCode();
        if (own.isEmpty()) {
            return isAppCode ? ofApp : List.of(names());
        }
        boolean isHttpsOut = own.get().httpsOut().orElse(isAppCode && policies.isHttpsOut());
        List<Map<String, Object>> rules = isAppCode
                ? egress(rendering, rendering.parts().identity().tenancy(), policies, isHttpsOut)
                : basics(isHttpsOut);
        addOutlets(own.get().outlets(), rules);
        return rules;
    }

    private static List<Map<String, Object>> basics(boolean isHttpsOut) {
        List<Map<String, Object>> rules = new ArrayList<>();
        rules.add(names());
        if (isHttpsOut) {
            rules.add(rule("to", List.of(Peer.anybody()), List.of(HTTPS)));
        }
        return rules;
    }

    private static void addOutlets(List<Outlet> outlets, List<Map<String, Object>> rules) {
        for (Outlet outlet : outlets) {
            rules.add(rule("to", List.of(outlet.peer()), outlet.ports()));
        }
    }

    private static List<Map<String, Object>> egress(
            Rendering rendering, Tenancy tenancy, NetworkPolicies policies, boolean isHttpsOut) {
        List<Map<String, Object>> rules = basics(isHttpsOut);
        for (Workload accessory : rendering.parts().workloads()) {
            List<Port> ports = accessory.basics().pod().main().ports();
            if (accessory instanceof Accessory && !ports.isEmpty()) {
                Map<String, Object> rule = new LinkedHashMap<>();
                rule.put("to", List.of(pods(rendering.labels().selector(accessory))));
                rule.put("ports", tcp(numbers(ports)));
                rules.add(rule);
            }
        }
        for (Backing backing : tenancy.backings().values()) {
            rules.add(rule(
                    "to",
                    List.of(backing.place().peer()),
                    List.of(backing.place().port())));
        }
        addOutlets(policies.outlets(), rules);
        return rules;
    }

    /** The cluster's own name server; an answer that is too long for UDP comes by TCP. */
    private static Map<String, Object> names() {
        List<Map<String, Object>> ports = new ArrayList<>();
        for (String protocol : List.of("UDP", "TCP")) {
            Map<String, Object> port = new LinkedHashMap<>();
            port.put("protocol", protocol);
            port.put("port", DNS);
            ports.add(port);
        }
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("ports", ports);
        return rule;
    }

    /** A rule for these peers; one of them that is anybody needs no naming of the others. */
    private static Map<String, Object> rule(String direction, List<Peer> peers, List<Integer> ports) {
        List<Map<String, Object>> rendered = new ArrayList<>();
        boolean isForAnybody = false;
        for (Peer peer : peers) {
            isForAnybody |= peer instanceof Peer.Anybody;
            rendered.add(peer(peer));
        }
        Map<String, Object> rule = new LinkedHashMap<>();
        if (!isForAnybody) {
            rule.put(direction, rendered);
        }
        rule.put("ports", tcp(ports));
        return rule;
    }

    private static Map<String, Object> peer(Peer peer) {
        Map<String, Object> rendered = new LinkedHashMap<>();
        if (peer instanceof Peer.Namespace namespace) {
            rendered.put("namespaceSelector", labelled("kubernetes.io/metadata.name", namespace.name()));
        } else if (peer instanceof Peer.Pods pods) {
            if (!pods.namespace().isEmpty()) {
                rendered.put("namespaceSelector", labelled("kubernetes.io/metadata.name", pods.namespace()));
            }
            rendered.put("podSelector", labelled(pods.key(), pods.value()));
        } else if (peer instanceof Peer.Network network) {
            rendered.put("ipBlock", Map.of("cidr", network.cidr()));
        } else if (!(peer instanceof Peer.Anybody)) {
            throw Rendering.unknown(peer);
        }
        return rendered;
    }

    private static Map<String, Object> pods(Map<String, String> labels) {
        return Map.of("podSelector", Map.of("matchLabels", labels));
    }

    private static Map<String, Object> labelled(String key, String value) {
        return Map.of("matchLabels", Map.of(key, value));
    }

    private static List<Integer> numbers(List<Port> ports) {
        List<Integer> numbers = new ArrayList<>();
        for (Port port : ports) {
            numbers.add(port.number());
        }
        return numbers;
    }

    private static List<Map<String, Object>> tcp(List<Integer> ports) {
        List<Map<String, Object>> rendered = new ArrayList<>();
        for (Integer number : ports) {
            Map<String, Object> port = new LinkedHashMap<>();
            port.put("protocol", "TCP");
            port.put("port", number);
            rendered.add(port);
        }
        return rendered;
    }
}
