package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.List;
import java.util.Map;

/** Refuses what the server refuses in the addresses of a Service. */
final class ServiceAddresses {

    private ServiceAddresses() {}

    static void check(Part spec, boolean isHeadless) {
        if (spec.text("type").equals("ExternalName")) {
            return;
        }
        spec.oneOf("ipFamilyPolicy", "PreferDualStack", "RequireDualStack", "SingleStack");
        List<Object> families = spec.values("ipFamilies");
        for (int i = 0; i < families.size(); i++) {
            if (!List.of("IPv4", "IPv6").contains(families.get(i))) {
                spec.problems()
                        .unsupported(spec.path("ipFamilies") + "[" + i + "]", families.get(i), List.of("IPv4", "IPv6"));
            }
        }
        List<Object> addresses = spec.values("clusterIPs");
        if (!addresses.isEmpty() && !addresses.get(0).equals(spec.text("clusterIP"))) {
            spec.invalid("clusterIPs", addresses, "first value must match `clusterIP`");
        }
        if (!isHeadless) {
            spec.checkEach("clusterIPs", ValueChecks::address);
            checkNetwork(spec, spec.text("clusterIP"));
        }
        spec.checkEach("externalIPs", ValueChecks::address);
    }

    private static void checkNetwork(Part spec, String address) {
        boolean isAddress = address.matches("[0-9.]+");
        if (isAddress && !address.startsWith(ServiceRules.NETWORK + ".")) {
            spec.invalid(
                    "clusterIPs",
                    List.of(address),
                    "failed to allocate IP " + address + ": the provided IP (" + address
                            + ") is not in the valid range. The range of valid IPs is " + ServiceRules.NETWORK
                            + ".0.0/16");
        }
    }

    /** A Service that is a name for something elsewhere has no address. */
    static void checkExternal(Part spec) {
        for (String field : List.of("clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
            if (spec.has(field)) {
                spec.forbidden(field, "may not be set for ExternalName services");
            }
        }
        String name = spec.text("externalName").replaceAll("\\.$", "");
        if (name.isEmpty()) {
            spec.problems().required(spec.path("externalName"));
        } else {
            NameRules.checkSubdomain(spec.path("externalName"), name, spec.problems());
        }
    }

    /** The address stays, as long as the Service has one. */
    static void checkChange(Part spec, Map<String, Object> before) {
        List<Object> old = PlainValue.asList(PlainValue.at(before, "spec").get("clusterIPs"));
        List<Object> now = spec.values("clusterIPs");
        if (old != null && !old.isEmpty() && !now.isEmpty() && !old.get(0).equals(now.get(0))) {
            spec.invalid("clusterIPs[0]", now, "may not change once set");
        }
    }
}
