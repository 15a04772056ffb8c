package dev.railsk.problem;

import static java.util.Objects.requireNonNull;

/**
 * What railsk tells of anything that went wrong, in three parts.
 *
 * @param fact what is wrong, with the value found
 * @param place where: the path in a definition and the author's line, an object, a file; empty where there is none
 * @param nextStep what to do about it; empty where there is nothing
 */
public record Message(String fact, String place, String nextStep) {

    public Message {
        requireNonNull(fact, "fact");
        requireNonNull(place, "place");
        requireNonNull(nextStep, "nextStep");
    }

    /** The three parts, a line each; the second and third begin with the indent and two blanks more. */
    public String text(String indent) {
        StringBuilder text = new StringBuilder(fact);
        if (!place.isEmpty()) {
            text.append('\n').append(indent).append("  at ").append(place);
        }
        if (!nextStep.isEmpty()) {
            text.append('\n').append(indent).append("  ").append(nextStep);
        }
        return text.toString();
    }

    /** The three parts, a line each. */
    @Override
    public String toString() {
        return text("");
    }
}
