package dev.railsk.testing.cluster.internal.control;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.rules.Quantities;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What pods take of a quota's resources. */
final class PodUsage {

    private static final Map<String, String> SHORT = Map.of(
            "cpu", "requests.cpu", "memory", "requests.memory", "ephemeral-storage", "requests.ephemeral-storage");
    private static final List<String> COUNTS = List.of("pods", "count/pods");
    private static final List<String> RESOURCES = List.of(
            "requests.cpu",
            "requests.memory",
            "requests.ephemeral-storage",
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage");
    private static final BigDecimal ONE = BigDecimal.valueOf(1000);
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

    private PodUsage() {}

    /** Whether pods take anything of this resource. */
    static boolean isCounted(String resource) {
        return COUNTS.contains(resource) || RESOURCES.contains(name(resource));
    }

    private static String name(String resource) {
        return SHORT.getOrDefault(resource, resource);
    }

    /** How much a pod takes, in thousandths. */
    static BigDecimal of(Tree pod, String resource) {
        if (COUNTS.contains(resource)) {
            return ONE;
        }
        BigDecimal sidecars = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        for (Tree container : pod.at("spec", "initContainers").items()) {
            BigDecimal own = amount(container, resource).orElse(BigDecimal.ZERO);
            boolean isSidecar = container.at("restartPolicy").text().isPresent();
            most = most.max(sidecars.add(own));
            sidecars = isSidecar ? sidecars.add(own) : sidecars;
        }
        BigDecimal together = sidecars;
        for (Tree container : pod.at("spec", "containers").items()) {
            together = together.add(amount(container, resource).orElse(BigDecimal.ZERO));
        }
        return most.max(together);
    }

    private static Optional<BigDecimal> amount(Tree container, String resource) {
        String[] path = name(resource).split("\\.", 2);
        Tree found = container.at("resources", path[0], path[1]);
        if (!found.isPresent() && path[0].equals("requests")) {
            found = container.at("resources", "limits", path[1]);
        }
        return found.isPresent() ? Optional.of(Quantities.millis(String.valueOf(found.value()))) : Optional.empty();
    }

    /** The containers that do not say how much they take of a resource, sorted. */
    static Set<String> silent(Tree pod, String resource) {
        Set<String> silent = new TreeSet<>();
        if (!COUNTS.contains(resource)) {
            for (String list : List.of("initContainers", "containers")) {
                for (Tree container : pod.at("spec", list).items()) {
                    if (amount(container, resource).isEmpty()) {
                        container.at("name").text().ifPresent(silent::add);
                    }
                }
            }
        }
        return silent;
    }

    /** An amount as the server writes it. */
    static String text(String resource, BigDecimal millis) {
        BigDecimal whole = millis.divide(ONE);
        boolean isBytes = resource.endsWith("memory") || resource.endsWith("storage");
        if (isBytes && whole.remainder(KIBI).signum() == 0 && whole.signum() > 0) {
            return Quantities.canonical(whole.divide(KIBI).toPlainString() + "Ki");
        }
        return Quantities.canonical(millis.toPlainString() + "m");
    }
}
