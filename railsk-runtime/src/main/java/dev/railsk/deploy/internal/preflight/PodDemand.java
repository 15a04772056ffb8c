package dev.railsk.deploy.internal.preflight;

import dev.railsk.manifest.Tree;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What pods take of a quota: how many they are, and what they request and are limited to, as a quota counts it. Immutable. */
record PodDemand(Map<String, BigDecimal> amounts) {

    static final PodDemand NONE = new PodDemand(Map.of());

    private static final String PODS = "pods";
    private static final List<String> RESOURCES = List.of("cpu", "memory");

    PodDemand {
        amounts = Map.copyOf(amounts);
    }

    /** One pod with this spec. */
    static PodDemand of(Tree podSpec) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        amounts.put(PODS, BigDecimal.ONE);
        for (String resource : RESOURCES) {
            amounts.put("requests." + resource, total(podSpec, resource, true));
            amounts.put("limits." + resource, total(podSpec, resource, false));
        }
        return new PodDemand(amounts);
    }

    /** What this name of a quota counts; empty for what is not reckoned. */
    static Optional<String> counted(String ofQuota) {
        return switch (ofQuota) {
            case "pods", "count/pods" -> Optional.of(PODS);
            case "cpu", "requests.cpu" -> Optional.of("requests.cpu");
            case "memory", "requests.memory" -> Optional.of("requests.memory");
            case "limits.cpu", "limits.memory" -> Optional.of(ofQuota);
            default -> Optional.empty();
        };
    }

    BigDecimal amount(String name) {
        return amounts.getOrDefault(name, BigDecimal.ZERO);
    }

    PodDemand times(long number) {
        Map<String, BigDecimal> more = new LinkedHashMap<>();
        amounts.forEach((name, amount) -> more.put(name, amount.multiply(BigDecimal.valueOf(number))));
        return new PodDemand(more);
    }

    PodDemand and(PodDemand other) {
        Map<String, BigDecimal> sum = new LinkedHashMap<>(amounts);
        other.amounts.forEach((name, amount) -> sum.merge(name, amount, BigDecimal::add));
        return new PodDemand(sum);
    }

    /** Of each amount the larger one. */
    PodDemand atLeast(PodDemand other) {
        Map<String, BigDecimal> most = new LinkedHashMap<>(amounts);
        other.amounts.forEach((name, amount) -> most.merge(name, amount, BigDecimal::max));
        return new PodDemand(most);
    }

    /** All containers together, or the init container that takes more than they do. Sidecars run beside both. */
    private static BigDecimal total(Tree podSpec, String resource, boolean isRequest) {
        BigDecimal running = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        for (Tree container : podSpec.at("initContainers").items()) {
            BigDecimal amount = amount(container, resource, isRequest);
            if (container.at("restartPolicy").text().orElse("").equals("Always")) {
                running = running.add(amount);
                most = most.max(running);
            } else {
                most = most.max(running.add(amount));
            }
        }
        for (Tree container : podSpec.at("containers").items()) {
            running = running.add(amount(container, resource, isRequest));
        }
        return running.max(most);
    }

    // The API server takes a limit for a request that is not written.
    private static BigDecimal amount(Tree container, String resource, boolean isRequest) {
        Tree limit = container.at("resources", "limits", resource);
        Tree request = container.at("resources", "requests", resource);
        return Quantities.parse(isRequest && request.isPresent() ? request : limit);
    }
}
