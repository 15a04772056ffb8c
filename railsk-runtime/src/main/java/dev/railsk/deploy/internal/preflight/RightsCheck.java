package dev.railsk.deploy.internal.preflight;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Fan;
import dev.railsk.deploy.internal.run.Preflight.NamespaceState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    void check(List<Finding> findings) {
        NeededRights needed = NeededRights.of(run);
        missing(needed.required(namespace, run.order().options().isDryRun()))
                .forEach((resource, verbs) -> findings.add(new Finding(
                        "missing-right",
                        "no right to " + String.join(", ", verbs) + " " + resource,
                        "context " + context(),
                        "Ask for the Role that rights " + run.environment().name()
                                + " prints, or deploy as somebody who has it.")));
        missing(needed.useful())
                .forEach((resource, verbs) -> run.warn("no right to " + String.join(", ", verbs) + " " + resource
                        + ": should something fail, less can be said about why"));
    }

    /** The missing verbs, by resource and namespace in words. */
    private Map<String, List<String>> missing(Set<AccessCheck> rights) {
        Map<AccessCheck, Boolean> answers = new LinkedHashMap<>();
        rights.forEach(right -> answers.put(right, true));
        new Fan(run::isCancelled).each(List.copyOf(rights), run.cluster()::may, answer -> {
            answer.failure().ifPresent(failure -> {
                throw failure;
            });
            answers.put(answer.item(), answer.answer().orElse(true));
        });
        Map<String, List<String>> missing = new LinkedHashMap<>();
        answers.forEach((right, isGranted) -> {
            if (!isGranted) {
                missing.computeIfAbsent(describe(right), none -> new ArrayList<>())
                        .add(right.verb());
            }
        });
        return missing;
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
