package dev.railsk.deploy;

import java.util.List;

/**
 * Something that stands in a deploy's way.
 *
 * @param id which check found it, such as {@code missing-secret}
 * @param fact what is wrong, with the value found
 * @param place where
 * @param nextStep what to do about it
 */
public record Finding(String id, String fact, String place, String nextStep) {

    /** Fact, place and next step, on three lines. */
    public String describe(String indent) {
        return fact + "\n" + indent + "  at " + place + "\n" + indent + nextStep;
    }

    /** A headline, then every finding with its number. */
    static String describe(String headline, List<Finding> findings) {
        StringBuilder text = new StringBuilder(headline);
        int number = 0;
        for (Finding finding : findings) {
            number++;
            text.append("\n  ").append(number).append(". ").append(finding.describe("     "));
        }
        return text.toString();
    }
}
