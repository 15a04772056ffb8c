package dev.railsk.app;

import dev.railsk.definition.AppParts;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Findings;
import dev.railsk.problem.Misuse;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            try {
                environments.put(environment, overlaid(changed, entry.getValue(), line, ofBase));
            } catch (DefinitionException e) {
                environments.put(
                        environment,
                        draft.refused("overlay " + environment, AppParts.class, e)
                                .orElse(base));
            }
        }
        boolean areOverlays = !environments.isEmpty();
        Map<String, AppParts> all = areOverlays ? environments : Map.of(RailsApp.DEFAULT_ENVIRONMENT, base);
        if (isWholeAsked(all.values())) {
            draft.note(CompletedRules.problems(all, areOverlays, draft.findings()));
        }
        if (draft.findings().problems().isEmpty()) {
            draft.note(EnvironmentRules.problems(environments, origins(spec)));
        }
        if (environments.isEmpty()) {
            environments.put(RailsApp.DEFAULT_ENVIRONMENT, base);
        }
        if (draft.findings().problems().isEmpty() && isByHand(environments.values())) {
            draft.note(ByHandRules.problems(environments.values()));
        }
        return draft.finish("App \"" + name + "\"", new Definition(base, environments));
    }

    private static boolean isWholeAsked(Collection<AppParts> environments) {
        for (AppParts parts : environments) {
            if (AppRules.isWholeAsked(parts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isByHand(Collection<AppParts> environments) {
        for (AppParts parts : environments) {
            if (!parts.byHand().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Origin> origins(AppSpec spec) {
        Map<String, Origin> origins = new LinkedHashMap<>();
        for (String environment : spec.overlays().keySet()) {
            origins.put(environment, spec.overlayOrigin(environment));
        }
        return origins;
    }

    private static AppParts overlaid(OverlaySpec spec, Overlay overlay, Origin origin, Findings ofBase) {
        Draft draft = spec.draft;
        try {
            overlay.write(spec);
        } catch (DefinitionException e) {
            draft.ended(e);
        } catch (NullPointerException | StackOverflowError e) {
            draft.ended(Misuse.of(e));
        }
        AppParts parts = spec.parts();
        draft.keep(unreported(draft.findings().problems(), ofBase, true));
        List<Problem> ofWhole =
                AppRules.problems(parts, origin, draft.findings().cut(ofBase));
        draft.note(unreported(ofWhole, ofBase, false));
        return draft.finish("overlay", parts);
    }

    private static List<Problem> unreported(List<Problem> problems, Findings ofBase, boolean sameLine) {
        List<Problem> rest = new ArrayList<>();
        for (Problem problem : problems) {
            if (!isReported(problem, ofBase, sameLine)) {
                rest.add(problem);
            }
        }
        return rest;
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
