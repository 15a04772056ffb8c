package dev.railsk.testing.cluster.internal.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/** The names of resources that quotas and limits are about. */
public final class ResourceNames {

    private static final Set<String> COMPUTE = Set.of(
            "cpu",
            "memory",
            "ephemeral-storage",
            "requests.cpu",
            "requests.memory",
            "requests.ephemeral-storage",
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage",
            "requests.storage");
    private static final Set<String> COUNTS = Set.of(
            "pods",
            "services",
            "secrets",
            "configmaps",
            "replicationcontrollers",
            "resourcequotas",
            "persistentvolumeclaims",
            "services.nodeports",
            "services.loadbalancers");
    private static final Set<String> LIMITED = Set.of("cpu", "memory", "ephemeral-storage", "storage");

    private ResourceNames() {}

    /** A resource that a quota is about; one with a slash is anybody's own. */
    public static void checkQuota(String field, String name, Problems problems) {
        check(
                field,
                name,
                COMPUTE.contains(name) || COUNTS.contains(name),
                problems,
                "must be a standard resource for quota");
    }

    /** A resource that a limit is about; one with a slash is anybody's own. */
    public static void checkLimit(String field, String name, Problems problems) {
        check(field, name, LIMITED.contains(name), problems, "must be a standard limit type or fully qualified");
    }

    private static void check(String field, String name, boolean isKnown, Problems problems, String rule) {
        int before = problems.count();
        NameRules.checkKey(field, name, problems);
        if (problems.count() == before && !name.contains("/") && !isKnown) {
            problems.invalid(field, name, rule);
        }
    }

    /** Whether the resource is counted in whole ones. */
    public static boolean isCount(String name) {
        return COUNTS.contains(name) || name.startsWith("count/");
    }

    /** Whether an amount is a whole number. */
    public static boolean isWhole(Object amount) {
        BigDecimal ones = Quantities.millis(String.valueOf(amount)).movePointLeft(3);
        return ones.setScale(0, RoundingMode.DOWN).compareTo(ones) == 0;
    }
}
