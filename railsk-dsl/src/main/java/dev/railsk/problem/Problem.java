package dev.railsk.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One thing wrong in a definition.
 *
 * @param fact what is wrong, with the value found
 * @param path where in the definition, from the outside in; empty for a value made outside of any
 * @param origin the author's line
 * @param nextStep what to do about it
 */
public record Problem(String fact, List<String> path, Origin origin, String nextStep) {

    public Problem {
        Objects.requireNonNull(fact, "fact");
        path = List.copyOf(path);
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(nextStep, "nextStep");
    }

    /** The same problem, seen from one scope further out. */
    public Problem inside(String scope) {
        List<String> longer = new ArrayList<>(path.size() + 1);
        longer.add(scope);
        longer.addAll(path);
        return new Problem(fact, longer, origin, nextStep);
    }

    /** The same problem, with a fact that begins by saying whose it is. */
    public Problem about(String subject) {
        return new Problem(subject + ": " + fact, path, origin, nextStep);
    }

    /** Fact, place and next step. */
    public Message message() {
        String place = path.isEmpty() ? origin.toString() : String.join(" > ", path) + " (" + origin + ")";
        return new Message(fact, place, nextStep);
    }

    /** Fact, place and next step, on three lines; the second and third begin with the indent and two blanks more. */
    public String describe(String indent) {
        return message().text(indent);
    }
}
