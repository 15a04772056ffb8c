package dev.railsk.testing.cluster.internal.pods;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Quantities;
import java.util.List;
import java.util.Map;

/** How dear a pod is to its node, by what its containers ask for and are limited to. */
public final class QualityOfService {

    private static final List<String> COUNTED = List.of("cpu", "memory");

    private QualityOfService() {}

    /** The class of a pod with this specification. */
    public static String of(Map<String, Object> spec) {
        boolean asksForNothing = true;
        boolean isGuaranteed = true;
        for (String list : List.of("initContainers", "containers")) {
            for (Map<String, Object> container : PlainValue.maps(spec, list)) {
                Map<String, Object> requests = PlainValue.at(container, "resources", "requests");
                Map<String, Object> limits = PlainValue.at(container, "resources", "limits");
                for (String resource : COUNTED) {
                    asksForNothing &= isNothing(requests, resource) && isNothing(limits, resource);
                    isGuaranteed &= !isNothing(limits, resource) && isSame(requests, limits, resource);
                }
            }
        }
        return asksForNothing ? "BestEffort" : isGuaranteed ? "Guaranteed" : "Burstable";
    }

    private static boolean isNothing(Map<String, Object> amounts, String resource) {
        Object amount = amounts.get(resource);
        return amount == null || Quantities.millis(String.valueOf(amount)).signum() == 0;
    }

    /** What is limited and not asked for is asked for up to the limit. */
    private static boolean isSame(Map<String, Object> requests, Map<String, Object> limits, String resource) {
        Object limit = limits.get(resource);
        Object request = requests.getOrDefault(resource, limit);
        return Quantities.millis(String.valueOf(request)).compareTo(Quantities.millis(String.valueOf(limit))) == 0;
    }
}
