package dev.railsk.app;

import dev.railsk.definition.AppParts;
import dev.railsk.definition.ExtraObject;
import dev.railsk.manifest.Manifest;
import dev.railsk.problem.Problem;
import dev.railsk.render.internal.AppRenderer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is written by hand must fit beside what is rendered: no object twice, and no edit of what is not there. */
final class ByHandRules {

    private ByHandRules() {}

    /** What is wrong in these environments, whose other parts must be in order. A line of the base is told once. */
    static List<Problem> problems(Collection<AppParts> environments) {
        Map<String, Problem> problems = new LinkedHashMap<>();
        for (AppParts parts : environments) {
            if (!parts.byHand().isEmpty() && parts.image().isPresent()) {
                problems(parts)
                        .forEach(problem -> problems.putIfAbsent(problem.path() + " " + problem.origin(), problem));
            }
        }
        return new ArrayList<>(problems.values());
    }

    private static List<Problem> problems(AppParts parts) {
        List<Problem> problems = new ArrayList<>();
        List<Manifest> rendered = AppRenderer.withoutHand(parts);
        List<Manifest> own = AppRenderer.byHand(parts);
        for (int index = 0; index < own.size(); index++) {
            ExtraObject object = parts.byHand().objects().get(index);
            Manifest placed = own.get(index);
            for (Manifest other : rendered) {
                if (other.id().isSameObject(placed.id())) {
                    problems.add(new Problem(
                            "the definition renders " + other + " already",
                            List.of("manifests"),
                            object.origin(),
                            "Change that one with edit(\"" + other.kind() + "\", \"" + other.name()
                                    + "\", ..), or give this one another name."));
                }
            }
        }
        List<Manifest> all = new ArrayList<>(rendered);
        all.addAll(own);
        problems.addAll(AppRenderer.problemsOfEdits(parts, all));
        return problems;
    }
}
