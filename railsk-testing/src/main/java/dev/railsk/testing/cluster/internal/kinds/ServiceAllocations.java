package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import java.util.List;
import java.util.Map;

/** What a Service was given, while it changes: it stays with a writer who leaves it out, and goes with the type that needed it. */
final class ServiceAllocations {

    private static final List<String> ADDRESSES =
            List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy");
    private static final List<String> OUTSIDE =
            List.of("externalTrafficPolicy", "allocateLoadBalancerNodePorts", "healthCheckNodePort");

    private ServiceAllocations() {}

    static void keep(Map<String, Object> spec, Tree before) {
        String type = PlainValue.text(spec, "type");
        if (type.equals("ExternalName")) {
            forget(spec, before, ADDRESSES);
        } else if (PlainValue.text(spec, "clusterIP").isEmpty()) {
            copy(spec, before, "clusterIP");
            copy(spec, before, "clusterIPs");
        }
        if (ServiceRules.isOutside(type)) {
            keepPorts(spec, before);
        } else {
            forget(spec, before, OUTSIDE);
            forgetPorts(spec, before);
        }
        if (!type.equals("LoadBalancer")) {
            forget(spec, before, List.of("allocateLoadBalancerNodePorts", "healthCheckNodePort"));
        }
    }

    /** What somebody changes is not forgotten, but refused. */
    private static void forget(Map<String, Object> spec, Tree before, List<String> fields) {
        for (String field : fields) {
            Object now = spec.get(field);
            if (now != null && isSame(now, before.at(field))) {
                spec.remove(field);
            }
        }
    }

    private static boolean isSame(Object now, Tree then) {
        return Tree.of(now).equals(then);
    }

    private static void copy(Map<String, Object> spec, Tree before, String field) {
        Object value = before.at(field).value();
        if (value != null) {
            spec.put(field, PlainValue.copy(value));
        }
    }

    private static void keepPorts(Map<String, Object> spec, Tree before) {
        for (Map<String, Object> port : PlainValue.maps(spec, "ports")) {
            for (Tree old : before.at("ports").items()) {
                if (!port.containsKey("nodePort") && isSamePort(port, old)) {
                    copy(port, old, "nodePort");
                }
            }
        }
    }

    private static void forgetPorts(Map<String, Object> spec, Tree before) {
        for (Map<String, Object> port : PlainValue.maps(spec, "ports")) {
            for (Tree old : before.at("ports").items()) {
                if (isSamePort(port, old)) {
                    forget(port, old, List.of("nodePort"));
                }
            }
        }
    }

    private static boolean isSamePort(Map<String, Object> port, Tree old) {
        return PlainValue.number(port, "port", 0) == old.at("port").integer().orElse(0L)
                && old.at("protocol").text().orElse("TCP").equals(port.getOrDefault("protocol", "TCP"));
    }
}
