package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Blanks;
import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Services: what each type of them gets, an address within the cluster, and ports on the nodes. */
public final class ServiceRules extends KindRules {

    /** Where the addresses of Services are. */
    static final String NETWORK = "10.96";

    private static final String HEADLESS = "None";

    /** The rules. */
    public ServiceRules() {
        super(ResourceKind.told(ObjectKind.SERVICE));
    }

    @Override
    public void keep(Map<String, Object> object, Tree before) {
        ServiceAllocations.keep(PlainValue.child(object, "spec"), before.at("spec"));
    }

    @Override
    public void fill(Map<String, Object> object) {
        Map<String, Object> spec = PlainValue.child(object, "spec");
        Blanks.fill(spec, "type", "ClusterIP");
        Blanks.fill(spec, "sessionAffinity", "None");
        String type = PlainValue.text(spec, "type");
        if (!type.equals("ExternalName")) {
            spec.putIfAbsent("internalTrafficPolicy", "Cluster");
            fillFamilies(spec);
        }
        if (isOutside(type)) {
            Blanks.fill(spec, "externalTrafficPolicy", "Cluster");
        }
        if (type.equals("LoadBalancer")) {
            spec.putIfAbsent("allocateLoadBalancerNodePorts", true);
        }
        if (PlainValue.text(spec, "sessionAffinity").equals("ClientIP")) {
            PlainValue.child(PlainValue.child(spec, "sessionAffinityConfig"), "clientIP")
                    .putIfAbsent("timeoutSeconds", 10_800);
        } else if (PlainValue.text(spec, "sessionAffinity").equals("None")) {
            spec.remove("sessionAffinityConfig");
        }
        for (Map<String, Object> port : PlainValue.maps(spec, "ports")) {
            Blanks.fill(port, "protocol", "TCP");
            Object number = port.get("port");
            if (number != null) {
                Blanks.fill(port, "targetPort", number);
            }
        }
        object.putIfAbsent("status", new LinkedHashMap<>(Map.of("loadBalancer", new LinkedHashMap<>())));
    }

    /** A name without selector and address may be of anything: nobody knows of what family. */
    private static void fillFamilies(Map<String, Object> spec) {
        boolean isOfAnything = PlainValue.text(spec, "clusterIP").equals(HEADLESS)
                && PlainValue.at(spec, "selector").isEmpty();
        spec.putIfAbsent("ipFamilyPolicy", isOfAnything ? "RequireDualStack" : "SingleStack");
        spec.putIfAbsent("ipFamilies", new ArrayList<Object>(isOfAnything ? List.of("IPv4", "IPv6") : List.of("IPv4")));
    }

    static boolean isOutside(String type) {
        return type.equals("NodePort") || type.equals("LoadBalancer");
    }

    @Override
    public void assign(Map<String, Object> object, Allocation allocation) {
        Map<String, Object> spec = PlainValue.child(object, "spec");
        String type = PlainValue.text(spec, "type");
        if (type.equals("ExternalName")) {
            return;
        }
        if (!spec.containsKey("clusterIP")) {
            spec.put("clusterIP", allocation.address(NETWORK));
        }
        spec.putIfAbsent("clusterIPs", new ArrayList<Object>(List.of(PlainValue.text(spec, "clusterIP"))));
        if (isOutside(type)) {
            for (Map<String, Object> port : PlainValue.maps(spec, "ports")) {
                port.computeIfAbsent("nodePort", none -> allocation.nodePort());
            }
        }
        if (type.equals("LoadBalancer")
                && PlainValue.text(spec, "externalTrafficPolicy").equals("Local")) {
            spec.computeIfAbsent("healthCheckNodePort", none -> allocation.nodePort());
        }
    }

    @Override
    public void checkName(Part metadata) {
        NameRules.checkServiceName(metadata.path("name"), metadata.text("name"), metadata.problems());
    }

    @Override
    public void check(Part object) {
        Part spec = object.at("spec");
        boolean isHeadless = spec.text("clusterIP").equals(HEADLESS);
        spec.oneOf("type", "ClusterIP", "ExternalName", "LoadBalancer", "NodePort")
                .oneOf("sessionAffinity", "ClientIP", "None")
                .oneOf("internalTrafficPolicy", "Cluster", "Local")
                .oneOf("trafficDistribution", "PreferClose", "PreferSameNode", "PreferSameZone");
        NameRules.checkLabels(spec.path("selector"), spec.at("selector").map(), spec.problems());
        checkType(spec, spec.text("type"), isHeadless);
        ServicePorts.check(spec, isHeadless);
        ServiceAddresses.check(spec, isHeadless);
        checkAffinity(spec);
    }

    private static void checkType(Part spec, String type, boolean isHeadless) {
        if (isHeadless && isOutside(type)) {
            spec.invalid("clusterIPs[0]", HEADLESS, "may not be set to 'None' for " + type + " services");
        }
        if (type.equals("ExternalName")) {
            ServiceAddresses.checkExternal(spec);
        }
        if (isOutside(type)) {
            spec.oneOf("externalTrafficPolicy", "Cluster", "Local");
        } else if (spec.has("externalTrafficPolicy")) {
            spec.invalid(
                    "externalTrafficPolicy",
                    spec.text("externalTrafficPolicy"),
                    "may only be set for externally-accessible services");
        }
        if (!type.equals("LoadBalancer") && spec.has("loadBalancerSourceRanges")) {
            // So the server writes it here.
            spec.forbidden("LoadBalancerSourceRanges", "may only be used when `type` is 'LoadBalancer'");
        }
        if (!type.equals("LoadBalancer") && spec.has("allocateLoadBalancerNodePorts")) {
            spec.forbidden("allocateLoadBalancerNodePorts", "may only be used when `type` is 'LoadBalancer'");
        }
    }

    private static void checkAffinity(Part spec) {
        Part config = spec.at("sessionAffinityConfig");
        boolean isSticky = spec.text("sessionAffinity").equals("ClientIP");
        long seconds = config.at("clientIP").number("timeoutSeconds", 1);
        if (isSticky && (seconds <= 0 || seconds > 86_400)) {
            config.at("clientIP")
                    .invalid("timeoutSeconds", seconds, "must be greater than 0 and less than or equal to 86400");
        }
    }

    @Override
    public void checkChange(Part object, Map<String, Object> before) {
        ServiceAddresses.checkChange(object.at("spec"), before);
    }
}
