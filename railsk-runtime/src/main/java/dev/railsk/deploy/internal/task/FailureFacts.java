package dev.railsk.deploy.internal.task;

import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Step;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.rollout.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a task after a failure is told of it: names of railsk's own, and nothing that an app or a cluster has said.
 *
 * @param outcome how the deploy ends
 * @param step in which step it failed
 * @param cause why, where the cluster says it
 * @param revision which revision was to be deployed
 */
record FailureFacts(Outcome outcome, Step step, Optional<Cause> cause, Revision revision) {

    /** A Job whose container gets them as variables, in the place of any of these names. */
    Manifest on(Manifest job, String container) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("RAILSK_OUTCOME", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        variables.put("RAILSK_STEP", step.label());
        variables.put("RAILSK_RULE", cause.map(why -> why.rule().id()).orElse(""));
        variables.put("RAILSK_REVISION", revision.value());
        List<Object> env = new ArrayList<>();
        variables.forEach((name, value) -> env.add(Map.of("name", name, "value", value)));
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("name", container);
        change.put("env", env);
        Map<String, Object> pod = Map.of("spec", Map.of("containers", List.of(change)));
        return Edit.merge(Tree.of(Map.of("spec", Map.of("template", pod)))).apply(job);
    }
}
