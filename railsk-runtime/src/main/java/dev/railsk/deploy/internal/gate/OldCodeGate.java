package dev.railsk.deploy.internal.gate;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.Gate;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.PodLabels;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.TaskJudge;
import dev.railsk.task.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds back what only new code can live with until no old code is left running: no pod of an older build, whoever made it and those
 * included that are ending, and no Job of one that has not ended, since it may start a pod again.
 */
public final class OldCodeGate {

    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    private final DeployRun run;
    private final BuildImages builds;
    private final Map<String, String> labels;

    /** The gate behind the rollout of this deploy. */
    public OldCodeGate(DeployRun run) {
        this.run = run;
        List<Tree> templates = new ArrayList<>();
        List<Map<String, String>> selectors = new ArrayList<>();
        for (Manifest manifest : run.manifests()) {
            Tree template = manifest.tree().at("spec", "template");
            if (template.at("spec", "containers").isPresent()) {
                templates.add(template);
                selectors.add(PodLabels.of(manifest.tree()));
            }
        }
        for (Task task : run.environment().parts().tasks().all()) {
            Tree template = run.environment()
                    .renderTask(task, run.order().revision(), 1)
                    .tree()
                    .at("spec", "template");
            templates.add(template);
            selectors.add(labels(template));
        }
        builds = BuildImages.of(templates, run.order().revision());
        labels = PodLabels.common(selectors);
    }

    private static Map<String, String> labels(Tree template) {
        Map<String, String> labels = new HashMap<>();
        template.at("metadata", "labels").entries().forEach((key, value) -> value.text()
                .ifPresent(text -> labels.put(key, text)));
        return labels;
    }

    /** Wait until none is left. */
    public void pass() throws InterruptedException {
        new WaitAtGate(run, Gate.OLD_CODE_GONE)
                .until(
                        this::left,
                        "Look at what holds these pods, end them, then deploy again: nothing was migrated, and what is"
                                + " applied stays.");
    }

    /** What runs older builds, in words. */
    public List<String> left() {
        String namespace = run.environment().namespace();
        Set<String> left = new LinkedHashSet<>();
        for (LiveObject pod : run.cluster()
                .list(new Selection(ObjectKind.POD, namespace, labels))
                .items()) {
            String phase = pod.content().at("status", "phase").text().orElse("");
            boolean isOld = builds.hasOther(pod.content().at("spec"));
            if (isOld && !ENDED.contains(phase)) {
                boolean isEnding =
                        pod.content().at("metadata", "deletionTimestamp").isPresent();
                left.add("Pod " + pod.ref().name() + (isEnding ? " (ending)" : ""));
            }
        }
        for (LiveObject job :
                run.cluster().list(Selection.all(ObjectKind.JOB, namespace)).items()) {
            Tree content = job.content();
            boolean isOpen = !TaskJudge.isSucceeded(content)
                    && !TaskJudge.isFailed(content)
                    && !content.at("spec", "suspend").isTrue();
            if (isOpen && isOurs(content) && builds.hasOther(content.at("spec", "template", "spec"))) {
                left.add("Job " + job.ref().name());
            }
        }
        return List.copyOf(left);
    }

    private boolean isOurs(Tree job) {
        return labels(job.at("spec", "template")).entrySet().containsAll(labels.entrySet());
    }
}
