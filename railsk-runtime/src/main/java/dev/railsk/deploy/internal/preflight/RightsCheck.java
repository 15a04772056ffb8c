package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Fan;
import dev.railsk.deploy.internal.run.Preflight.NamespaceState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the authorizer about every right, and names those that are missing, a resource each. */
final class RightsCheck {

    private final DeployRun run;
    private final NamespaceState namespace;

    RightsCheck(DeployRun run, NamespaceState namespace) {
        this.run = run;
        this.namespace = namespace;
    }

    /** Check them; what is missing is a finding, and is handed on. */
    Set<AccessCheck> check(List<Finding> findings) {
        NeededRights needed = NeededRights.of(run);
        Set<AccessCheck> required =
                needed.required(namespace, run.order().options().isDryRun());
        Set<AccessCheck> useful = needed.useful();
        Set<AccessCheck> all = new LinkedHashSet<>(required);
        all.addAll(useful);
        Set<AccessCheck> lacking = missing(all);
        Set<AccessCheck> missing = within(required, lacking);
        byResource(missing)
                .forEach((resource, verbs) -> findings.add(new Finding(
                        "missing-right",
                        "no right to " + String.join(", ", verbs) + " " + resource,
                        "context " + context(),
                        "Ask for the Role that rights " + run.environment().name()
                                + " prints, or deploy as somebody who has it.")));
        byResource(within(useful, lacking))
                .forEach((resource, verbs) -> run.warn("no right to " + String.join(", ", verbs) + " " + resource
                        + ": should something fail, less can be said about why"));
        return missing;
    }

    private static Set<AccessCheck> within(Set<AccessCheck> rights, Set<AccessCheck> lacking) {
        Set<AccessCheck> within = new LinkedHashSet<>(rights);
        within.retainAll(lacking);
        return within;
    }

    private Set<AccessCheck> missing(Set<AccessCheck> rights) {
        Set<AccessCheck> missing = new LinkedHashSet<>();
        new Fan(run::isCancelled).each(List.copyOf(rights), run.cluster()::may, answer -> {
            answer.failure().ifPresent(failure -> {
                throw failure;
            });
            if (!answer.answer().orElse(true)) {
                missing.add(answer.item());
            }
        });
        return missing;
    }

    /** The verbs, by resource and namespace in words. */
    private static Map<String, List<String>> byResource(Set<AccessCheck> rights) {
        Map<String, List<String>> verbs = new LinkedHashMap<>();
        for (AccessCheck right : rights) {
            verbs.computeIfAbsent(describe(right), none -> new ArrayList<>()).add(right.verb());
        }
        return verbs;
    }

    private static String describe(AccessCheck right) {
        return right.resource()
                + (right.group().isEmpty() ? "" : "." + right.group())
                + (right.namespace().isEmpty() ? " (whole cluster)" : " in namespace " + right.namespace());
    }

    private String context() {
        String context = run.cluster().address().context();
        return context.isEmpty() ? run.cluster().address().server() : context;
    }
}
