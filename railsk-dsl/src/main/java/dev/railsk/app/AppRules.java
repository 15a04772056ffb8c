package dev.railsk.app;

import dev.railsk.container.Companion;
import dev.railsk.definition.AppParts;
import dev.railsk.definition.Front;
import dev.railsk.network.AlbExposure;
import dev.railsk.network.PlainIngress;
import dev.railsk.pod.Pod;
import dev.railsk.problem.Findings;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Problem;
import dev.railsk.task.Task;
import dev.railsk.workload.Scale;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import java.util.List;

/**
 * The rules that span several parts of a definition.
 *
 * <p>Of what most apps do not say, the rules are not even loaded, since a cold start pays for each class.
 */
final class AppRules {

    private final Judgement judgement;
    private final AppParts parts;
    private boolean hasMounts;
    private boolean hasAffinity;
    private boolean hasOwnSecurity;
    private boolean isWithholding;
    private boolean mayBoot;

    private AppRules(Judgement judgement) {
        this.judgement = judgement;
        parts = judgement.parts();
        hasAffinity = parts.pods().placement().affinity().value().isPresent();
        isWithholding = !parts.pods().env().withheld().isEmpty();
        for (Workload workload : parts.workloads()) {
            look(workload.basics().pod());
            mayBoot |= isServer(workload.basics().pod().main().command().words());
        }
        for (Task task : parts.tasks().byScope().values()) {
            look(task.pod());
        }
    }

    /** Not asked of {@link BootRules}, which most apps need not load. */
    private static boolean isServer(List<String> words) {
        return words.size() > 1 && words.contains("server");
    }

    private void look(Pod pod) {
        hasMounts |= pod.hasMounts();
        hasAffinity |= pod.placement().affinity().value().isPresent();
        isWithholding |= !pod.main().env().withheld().isEmpty();
        for (Companion companion : pod.companions()) {
            isWithholding |= !companion.container().env().withheld().isEmpty();
        }
        hasOwnSecurity |= !pod.companions().isEmpty() || pod.ownSecurity().isPresent();
    }

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
        ScratchRules.check(judgement);
        new ReferenceRules(judgement).check();
        new SelectorRules(judgement).check();
        new PortRules(judgement).check();
        new AppRules(judgement).checkWhatFewSay();
        return judgement.problems();
    }

    private void checkWhatFewSay() {
        checkPublic();
        if (isWithholding) {
            new WithheldRules(judgement).check();
        }
        if (parts.identity().kubernetes().isPresent()) {
            new VersionRules(judgement).check();
        }
        if (mayBoot && parts.migration().isPresent()) {
            new BootRules(judgement).check();
        }
        if (hasMounts || !parts.volumes().isEmpty()) {
            new VolumeRules(judgement).check();
        }
        if (hasAffinity) {
            new PlacementRules(judgement).check();
        }
        if (parts.identity().tenancy().isSaid() || !parts.ownAccounts().isEmpty()) {
            new TenancyRules(judgement).check();
        }
        boolean isSaid = parts.security().deniesItsRoot().isPresent()
                || parts.security().ownership().isPresent();
        if (hasOwnSecurity || isSaid) {
            new SecurityRules(judgement).check();
        }
    }

    /** Whether {@link CompletedRules} have anything to look at in this environment. */
    static boolean isWholeAsked(AppParts parts) {
        return isScaleAsked(parts)
                || !parts.volumes().isEmpty()
                || !parts.tasks().smokes().isEmpty()
                || !parts.ownAccounts().isEmpty();
    }

    /** Whether the number of pods follows something, or a budget for drains meets it. */
    static boolean isScaleAsked(AppParts parts) {
        for (Workload workload : parts.workloads()) {
            boolean isFixed = workload.scale() instanceof Scale.Fixed;
            if (!isFixed || workload.disruption().blocksDrains(workload.scale().fewest())) {
                return true;
            }
        }
        return false;
    }

    private void checkPublic() {
        List<Web> webs = parts.all(Web.class);
        boolean isRouted = webs.size() > 1
                || (webs.size() == 1 && !webs.get(0).publication().paths().isEmpty());
        for (Front front : Front.of(parts)) {
            isRouted |= front.exposure().basics().isPortNamed();
            if (front.exposure() instanceof AlbExposure alb) {
                if (alb.asksNodes()) {
                    new AlbRules(judgement).check(front);
                }
            } else if (front.exposure() instanceof PlainIngress plain) {
                new CertificateRules(judgement).check(front.host(), plain.certificates());
            }
        }
        if (isRouted) {
            new RouteRules(judgement).check();
        }
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
