package dev.railsk.testing.cluster.internal.pods;

import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Quantities;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses what the server refuses in what a container asks for and is limited to. */
final class ResourceChecks {

    private static final Set<String> STANDARD = Set.of("cpu", "memory", "ephemeral-storage");

    private ResourceChecks() {}

    static void check(Part resources) {
        for (String list : List.of("limits", "requests")) {
            Part amounts = resources.at(list);
            amounts.map().forEach((name, amount) -> check(amounts.path() + "[" + name + "]", name, amount, resources));
        }
        Map<String, Object> limits = resources.at("limits").map();
        resources.at("requests").map().forEach((name, request) -> {
            Object limit = limits.get(name);
            if (limit != null && millis(request).compareTo(millis(limit)) > 0) {
                String rule = "must be less than or equal to " + name + " limit of " + limit;
                resources.invalid("requests", String.valueOf(request), rule);
            }
        });
    }

    private static BigDecimal millis(Object quantity) {
        return Quantities.millis(String.valueOf(quantity));
    }

    private static void check(String field, String name, Object amount, Part resources) {
        boolean isStandard = STANDARD.contains(name) || name.startsWith("hugepages-");
        if (!name.contains("/") && !isStandard) {
            resources.problems().invalid(field, name, "must be a standard resource for containers");
        }
        if (Quantities.isNegative(amount)) {
            resources.problems().invalid(field, amount, "must be greater than or equal to 0");
        }
    }
}
