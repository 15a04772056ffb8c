package dev.railsk.charts;

import java.util.regex.Pattern;

/**
 * Leaves of a chart that are different here by choice.
 *
 * @param leaves which, as {@code Kind/name path = value}, with {@code *} for anything
 * @param reason why
 */
record Deviation(String leaves, String reason) {

    /** What holds for a container because its pod says it. */
    static final Deviation OF_POD = new Deviation(
            "*ontainers[*].securityContext.*", "Said once, for the pod, whose containers have it from there.");

    boolean covers(Leaf leaf) {
        StringBuilder regex = new StringBuilder();
        for (String part : leaves.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL)
                .matcher(leaf.toString())
                .matches();
    }
}
