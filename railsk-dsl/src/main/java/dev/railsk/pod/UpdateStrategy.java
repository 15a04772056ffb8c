package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;

/** How old pods are replaced by new ones. */
public sealed interface UpdateStrategy {

    /**
     * New pods come before old ones go.
     *
     * @param maxSurge pods above the wanted number, a count or a percentage such as {@code 25%}
     * @param maxUnavailable pods below the wanted number, likewise
     */
    record Rolling(String maxSurge, String maxUnavailable) implements UpdateStrategy {
        public Rolling {
            check("maxSurge", maxSurge);
            check("maxUnavailable", maxUnavailable);
            if (isNothing(maxSurge) && isNothing(maxUnavailable)) {
                throw new InvalidValueException(
                        "maxSurge and maxUnavailable must not both be 0, but were \"" + maxSurge + "\" and \""
                                + maxUnavailable + "\"",
                        "Write UpdateStrategy.rolling(\"25%\", \"0\"), for example.");
            }
        }

        private static void check(String what, String amount) {
            if (!isCount(amount) && !isPercentage(amount)) {
                throw new InvalidValueException(
                        what + " must be a count or a percentage, but was \"" + amount + "\"",
                        "Write UpdateStrategy.rolling(\"25%\", \"0\"), for example.");
            }
        }

        private static boolean isNothing(String amount) {
            String digits = isPercentage(amount) ? amount.substring(0, amount.length() - 1) : amount;
            return Integer.parseInt(digits) == 0;
        }

        private static boolean isCount(String amount) {
            return Syntax.isNumber(amount, 9);
        }

        private static boolean isPercentage(String amount) {
            return amount.equals("100%")
                    || (amount.endsWith("%") && Syntax.isNumber(amount.substring(0, amount.length() - 1), 2));
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
