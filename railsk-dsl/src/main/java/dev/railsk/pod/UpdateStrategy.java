package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;

/** How old pods are replaced by new ones. */
public sealed interface UpdateStrategy {

    /**
     * New pods come before old ones go.
     *
     * @param maxSurge pods above the wanted number, a count or a percentage such as {@code 25%}; more than 100% is allowed
     * @param maxUnavailable pods below the wanted number, likewise, but at most 100%
     */
    record Rolling(String maxSurge, String maxUnavailable) implements UpdateStrategy {

        private static final int ALL = 100;
        private static final int LONGEST_PERCENTAGE = 4;

        public Rolling {
            check("maxSurge", maxSurge, "");
            check("maxUnavailable", maxUnavailable, " of at most 100%");
            if (isPercentage(maxUnavailable) && digits(maxUnavailable) > ALL) {
                throw refused("maxUnavailable", maxUnavailable, " of at most 100%");
            }
            if (isNothing(maxSurge) && isNothing(maxUnavailable)) {
                throw new InvalidValueException(
                        "maxSurge and maxUnavailable must not both be 0, but were \"" + maxSurge + "\" and \""
                                + maxUnavailable + "\"",
                        "Write UpdateStrategy.rolling(\"25%\", \"0\"), for example.");
            }
        }

        private static void check(String what, String amount, String limit) {
            if (!isCount(amount) && !isPercentage(amount)) {
                throw refused(what, amount, limit);
            }
        }

        private static InvalidValueException refused(String what, String amount, String limit) {
            return new InvalidValueException(
                    what + " must be a count or a percentage" + limit + ", but was \"" + amount + "\"",
                    "Write UpdateStrategy.rolling(\"25%\", \"0\"), for example.");
        }

        private static boolean isNothing(String amount) {
            return digits(amount) == 0;
        }

        private static int digits(String amount) {
            return Integer.parseInt(isPercentage(amount) ? amount.substring(0, amount.length() - 1) : amount);
        }

        private static boolean isCount(String amount) {
            return Syntax.isNumber(amount, 9);
        }

        private static boolean isPercentage(String amount) {
            return amount.endsWith("%")
                    && Syntax.isNumber(amount.substring(0, amount.length() - 1), LONGEST_PERCENTAGE);
        }
    }

    /** All old pods go before a new one comes: for what must never run twice. */
    record Recreate() implements UpdateStrategy {}

    /** Not rendered: Kubernetes' rolling update with 25 % each. */
    record ClusterDefault() implements UpdateStrategy {}

    /** New pods come before old ones go. */
    static UpdateStrategy rolling(String maxSurge, String maxUnavailable) {
        return new Rolling(requireNonNull(maxSurge, "maxSurge"), requireNonNull(maxUnavailable, "maxUnavailable"));
    }

    /** All old pods go before a new one comes. */
    static UpdateStrategy recreate() {
        return new Recreate();
    }

    /** Leave it to Kubernetes. */
    static UpdateStrategy clusterDefault() {
        return new ClusterDefault();
    }
}
