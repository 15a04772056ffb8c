package dev.railsk.app;

import dev.railsk.definition.AppParts;
import dev.railsk.problem.Findings;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Problem;
import dev.railsk.workload.Web;
import dev.railsk.workload.Worker;
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

    /** Whether a part says all that its author wanted. */
    boolean isWhole(String part) {
        return found.judges(List.of(part));
    }

    void problem(List<String> path, Origin where, String fact, String nextStep) {
        problems.add(new Problem(fact, path, where, nextStep));
    }

    /** Note a problem of a workload, under its name. */
    void problem(Workload workload, String part, String fact, String nextStep) {
        String scope = scope(workload);
        problem(List.of(scope, part), workload.origin(), scope + ": " + fact, nextStep);
    }

    /** What follows from nothing else that is wrong. */
    List<Problem> problems() {
        return found.judge(problems);
    }

    static String scope(Workload workload) {
        if (workload instanceof Web) {
            return workload.name();
        }
        return (workload instanceof Worker ? "worker " : "clock ") + workload.name();
    }
}
