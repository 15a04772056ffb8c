package dev.railsk.pod;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;

/** A number of pods, or a percentage of them: Kubernetes' own notation for both. */
final class PodShare {

    private static final int ALL = 100;
    private static final int LONGEST_NUMBER = 9;
    private static final int LONGEST_PERCENTAGE = 4;

    private PodShare() {}

    /** The amount, when it is one. */
    static String require(String what, String amount, boolean isAtMostAll, String nextStep) {
        boolean isTooMuch = isAtMostAll && isPercentage(amount) && number(amount) > ALL;
        if ((!isCount(amount) && !isPercentage(amount)) || isTooMuch) {
            String limit = isAtMostAll ? " of at most 100%" : "";
            throw new InvalidValueException(
                    what + " must be a count or a percentage" + limit + ", but was \"" + amount + "\"", nextStep);
        }
        return amount;
    }

    static boolean isPercentage(String amount) {
        return amount.endsWith("%") && Syntax.isNumber(amount.substring(0, amount.length() - 1), LONGEST_PERCENTAGE);
    }

    private static boolean isCount(String amount) {
        return Syntax.isNumber(amount, LONGEST_NUMBER);
    }

    /** The number before the sign, if there is one. */
    static int number(String amount) {
        return Integer.parseInt(isPercentage(amount) ? amount.substring(0, amount.length() - 1) : amount);
    }

    /** How many of these pods it is; a part of a pod counts as one, as Kubernetes reads it for a disruption budget. */
    static long of(String amount, int pods) {
        return isPercentage(amount) ? ((long) number(amount) * pods + ALL - 1) / ALL : number(amount);
    }
}
