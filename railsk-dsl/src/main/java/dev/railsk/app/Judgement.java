package dev.railsk.app;

import dev.railsk.definition.AppParts;
import dev.railsk.problem.Findings;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Problem;
import dev.railsk.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** The parts that rules look at, and the problems that they note. */
final class Judgement {

    private final AppParts parts;
    private final Origin origin;
    private final Findings found;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * A judgement of these parts.
     *
     * @param origin the line of the app or overlay, for what no line wrote
     * @param found what is known to be wrong with the parts
     */
    Judgement(AppParts parts, Origin origin, Findings found) {
        this.parts = parts;
        this.origin = origin;
        this.found = found;
    }

    AppParts parts() {
        return parts;
    }

    Origin origin() {
        return origin;
    }

    /** The line that wrote a word of the app or of an overlay; the line of that itself where nobody did. */
    Origin line(String word) {
        return parts.lines().has(word) ? parts.lines().of(word) : origin;
    }

    /** Whether a part says all that its author wanted. */
    boolean isWhole(String part) {
        return found.judges(List.of(part));
    }

    void problem(List<String> path, Origin where, String fact, String nextStep) {
        problems.add(new Problem(fact, path, where, nextStep));
    }

    /** Note a problem of a workload, at the line of a word of it. */
    void problem(Workload workload, String word, String fact, String nextStep) {
        String scope = workload.scope();
        problem(List.of(scope, word), workload.basics().lines().of(word), scope + ": " + fact, nextStep);
    }

    /** What follows from nothing else that is wrong. */
    List<Problem> problems() {
        return found.judge(problems);
    }
}
