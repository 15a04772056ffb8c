package dev.railsk.testing.cluster.internal.pods;

import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Quantities;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses what the server refuses in what a container asks for and is limited to. */
final class ResourceChecks {

    private static final Set<String> STANDARD = Set.of("cpu", "memory", "ephemeral-storage");

    private static final String HUGE_PAGES = "hugepages-";

    private ResourceChecks() {}

    static void check(Part resources) {
        for (String list : List.of("limits", "requests")) {
            Part amounts = resources.at(list);
            amounts.map().forEach((name, amount) -> check(amounts.path() + "[" + name + "]", name, amount, resources));
        }
        Map<String, Object> limits = resources.at("limits").map();
        Map<String, Object> requests = resources.at("requests").map();
        requests.forEach((name, request) -> checkLimit(resources, name, request, limits.get(name)));
        if (isOnly(HUGE_PAGES, limits, requests)) {
            resources.problems().forbidden(resources.path(), "HugePages require cpu or memory");
        }
    }

    /** Whether there is something of this, but neither processors nor memory. */
    private static boolean isOnly(String prefix, Map<String, Object> limits, Map<String, Object> requests) {
        Set<String> names = new HashSet<>(limits.keySet());
        names.addAll(requests.keySet());
        return names.stream().anyMatch(name -> name.startsWith(prefix))
                && !names.contains("cpu")
                && !names.contains("memory");
    }

    /** Of what cannot be shared, no more can be promised than there may be. */
    private static void checkLimit(Part resources, String name, Object request, @Nullable Object limit) {
        boolean isShared = !name.contains("/") && !name.startsWith(HUGE_PAGES);
        if (limit == null) {
            if (!isShared) {
                resources.required("limits", "Limit must be set for non overcommitable resources");
            }
            return;
        }
        int order = millis(request).compareTo(millis(limit));
        if (!isShared && order != 0) {
            resources.invalid("requests", String.valueOf(request), "must be equal to " + name + " limit of " + limit);
        } else if (order > 0) {
            String rule = "must be less than or equal to " + name + " limit of " + limit;
            resources.invalid("requests", String.valueOf(request), rule);
        }
    }

    private static BigDecimal millis(Object quantity) {
        return Quantities.millis(String.valueOf(quantity));
    }

    private static void check(String field, String name, Object amount, Part resources) {
        boolean isStandard = STANDARD.contains(name) || name.startsWith(HUGE_PAGES);
        if (!name.contains("/") && !isStandard) {
            resources.problems().invalid(field, name, "must be a standard resource for containers");
        }
        if (Quantities.isNegative(amount)) {
            resources.problems().invalid(field, amount, "must be greater than or equal to 0");
        }
    }
}
