package dev.railsk.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found wrong in a scope.
 *
 * @param problems in the order found
 * @param cuts the paths of those scopes whose lambda ended early, so that what they lack is no problem of its own
 */
public record Findings(List<Problem> problems, List<List<String>> cuts) {

    /** Nothing wrong. */
    public static final Findings NONE = new Findings(List.of(), List.of());

    public Findings {
        problems = List.copyOf(problems);
        cuts = List.copyOf(cuts);
    }

    /** These, and one problem more. */
    public Findings plus(Problem problem) {
        return plus(new Findings(List.of(problem), List.of()));
    }

    /** These, and others. */
    public Findings plus(Findings others) {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(others.problems);
        List<List<String>> allCuts = new ArrayList<>(cuts);
        allCuts.addAll(others.cuts);
        return new Findings(all, allCuts);
    }

    /** These, and a scope whose lambda ended early. */
    public Findings cut(List<String> path) {
        return plus(new Findings(List.of(), List.of(List.copyOf(path))));
    }

    /** These, and the scopes that ended early in others. */
    public Findings cut(Findings others) {
        return plus(new Findings(List.of(), others.cuts));
    }

    /** Whether what stands at a path, or is missing there, is what the author meant. */
    public boolean judges(List<String> path) {
        for (List<String> cut : cuts) {
            if (cut.size() <= path.size() && path.subList(0, cut.size()).equals(cut)) {
                return false;
            }
        }
        return true;
    }

    /** Those of the given problems that follow neither from an early end, nor from a word that is wrong by itself. */
    public List<Problem> judge(List<Problem> others) {
        List<Problem> judged = new ArrayList<>();
        for (Problem problem : others) {
            if (judges(problem.path()) && !isKnown(problem.origin())) {
                judged.add(problem);
            }
        }
        return judged;
    }

    /** Whether the word that was written there is known to be wrong: lines may hold several words, so it is the very origin. */
    @SuppressWarnings("ReferenceEquality") // all origins are equal
    private boolean isKnown(Origin origin) {
        for (Problem problem : problems) {
            if (problem.origin() == origin) {
                return true;
            }
        }
        return false;
    }

    /** The same, seen from one scope further out; every fact may begin with the scope's name. */
    Findings inside(String scope, boolean namesFacts) {
        List<Problem> outer = new ArrayList<>();
        for (Problem problem : problems) {
            Problem inner = problem.inside(scope);
            outer.add(namesFacts ? inner.about(scope) : inner);
        }
        List<List<String>> outerCuts = new ArrayList<>();
        for (List<String> cut : cuts) {
            List<String> longer = new ArrayList<>(List.of(scope));
            longer.addAll(cut);
            outerCuts.add(longer);
        }
        return new Findings(outer, outerCuts);
    }
}
