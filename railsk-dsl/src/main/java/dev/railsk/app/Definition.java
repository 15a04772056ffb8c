package dev.railsk.app;

import dev.railsk.definition.AppParts;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Findings;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a definition says: its base, and its parts in each environment.
 *
 * @param base the parts before any overlay
 * @param environments the parts with an overlay's changes, by its name
 */
record Definition(AppParts base, Map<String, AppParts> environments) {

    /** Run the author's lambda and all overlays, and report the problems of all of them together. */
    static Definition read(String name, Consumer<AppSpec> definition) {
        Origin origin = Origin.here();
        AppSpec spec = new AppSpec(name, origin);
        Draft draft = spec.draft;
        draft.run(definition, spec);
        AppParts base = spec.parts();
        draft.note(AppRules.problems(base, origin, draft.findings()));
        Findings ofBase = draft.findings();
        Map<String, AppParts> environments = new LinkedHashMap<>();
        for (Map.Entry<String, Overlay> entry : spec.overlays().entrySet()) {
            String environment = entry.getKey();
            Origin line = spec.overlayOrigin(environment);
            OverlaySpec changed = new OverlaySpec(environment, base);
            Optional<AppParts> parts = draft.nested(
                    "overlay " + environment, AppParts.class, () -> overlaid(changed, entry.getValue(), line, ofBase));
            if (parts.isPresent()) {
                environments.put(environment, parts.get());
            }
        }
        if (environments.isEmpty()) {
            environments.put(RailsApp.DEFAULT_ENVIRONMENT, base);
        }
        return draft.finish("App \"" + name + "\"", new Definition(base, environments));
    }

    private static AppParts overlaid(OverlaySpec spec, Overlay overlay, Origin origin, Findings ofBase) {
        Draft draft = spec.draft;
        draft.run(overlay::write, spec);
        AppParts parts = spec.parts();
        draft.forget(problem -> isReported(problem, ofBase, true));
        List<Problem> ofWhole = new ArrayList<>(
                AppRules.problems(parts, origin, draft.findings().cut(ofBase)));
        ofWhole.removeIf(problem -> isReported(problem, ofBase, false));
        draft.note(ofWhole);
        return draft.finish("overlay", parts);
    }

    /** Whether a problem is the base's, or follows from one: it is not repeated for each overlay. */
    private static boolean isReported(Problem problem, Findings ofBase, boolean sameLine) {
        if (!ofBase.judges(problem.path())) {
            return true;
        }
        for (Problem other : ofBase.problems()) {
            boolean same =
                    other.path().equals(problem.path()) && other.nextStep().equals(problem.nextStep());
            if (same
                    && (!sameLine
                            || other.origin().toString().equals(problem.origin().toString()))) {
                return true;
            }
        }
        return false;
    }
}
