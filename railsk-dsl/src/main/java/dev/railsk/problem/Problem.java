package dev.railsk.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing wrong in a definition.
 *
 * @param fact what is wrong, with the value found
 * @param path where in the definition, from the outside in
 * @param origin the author's line
 * @param nextStep what to do about it
 */
public record Problem(String fact, List<String> path, Origin origin, String nextStep) {

    public Problem {
        path = List.copyOf(path);
    }

    /** The same problem, seen from one scope further out. */
    public Problem inside(String scope) {
        List<String> longer = new ArrayList<>(path.size() + 1);
        longer.add(scope);
        longer.addAll(path);
        return new Problem(fact, longer, origin, nextStep);
    }

    /** Fact, place and next step, on three lines. */
    public String describe(String indent) {
        return fact + "\n" + indent + "  at " + String.join(" > ", path) + " (" + origin + ")\n" + indent + nextStep;
    }
}
