package dev.railsk.app;

import dev.railsk.definition.AppParts;
import dev.railsk.problem.Findings;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Problem;
import java.util.List;

/** The rules that span several parts of a definition. */
final class AppRules {

    private AppRules() {}

    /**
     * What is wrong with the parts as a whole.
     *
     * @param origin the line of the app or overlay
     * @param found what is known to be wrong with single parts
     */
    static List<Problem> problems(AppParts parts, Origin origin, Findings found) {
        Judgement judgement = new Judgement(parts, origin, found);
        checkPresence(judgement);
        new NameRules(judgement).check();
        new ScratchRules(judgement).check();
        new ReferenceRules(judgement).check();
        new WithheldRules(judgement).check();
        new SelectorRules(judgement).check();
        new PortRules(judgement).check();
        new RouteRules(judgement).check();
        new CertificateRules(judgement).check();
        new AlbRules(judgement).check();
        new VersionRules(judgement).check();
        new VolumeRules(judgement).check();
        new PlacementRules(judgement).check();
        new TenancyRules(judgement).check();
        new SecurityRules(judgement).check();
        return judgement.problems();
    }

    private static void checkPresence(Judgement judgement) {
        if (judgement.parts().image().isEmpty() && judgement.isWhole("image")) {
            judgement.problem(
                    List.of("image"),
                    judgement.origin(),
                    "the app has no image",
                    "Name it: image(\"ghcr.io/acme/shop\").");
        }
        if (judgement.parts().workloads().isEmpty()) {
            judgement.problem(
                    List.of("workloads"),
                    judgement.origin(),
                    "the app runs nothing",
                    "Add web(..), worker(\"sidekiq\", ..) or clock(..).");
        }
    }
}
