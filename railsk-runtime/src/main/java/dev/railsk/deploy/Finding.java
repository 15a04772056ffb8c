package dev.railsk.deploy;

import dev.railsk.cluster.SecretMask;
import dev.railsk.problem.Message;
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

    /** The same finding without the values that the mask hides. */
    public Finding hidden(SecretMask mask) {
        return new Finding(id, mask.hide(fact), mask.hide(place), mask.hide(nextStep));
    }

    /** Fact, place and next step, on three lines. */
    public String describe(String indent) {
        return new Message(fact, place, nextStep).text(indent);
    }

    /** A headline, then every finding with its number. */
    static String describe(String headline, List<Finding> findings) {
        StringBuilder text = new StringBuilder(headline);
        int number = 0;
        for (Finding finding : findings) {
            number++;
            text.append("\n  ").append(number).append(". ").append(finding.describe("   "));
        }
        return text.toString();
    }
}
