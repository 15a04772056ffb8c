package dev.railsk.deploy.internal.gate;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.internal.run.PodLabels;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.TaskJudge;
import dev.railsk.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What runs another build of the app than this one: pods, whoever made them and those included that are ending, and Jobs that have not
 * ended, since they may start a pod again.
 */
public final class OldCode {

    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    private final Cluster cluster;
    private final String namespace;
    private final BuildImages builds;
    private final Map<String, String> labels;

    /** Seen from the build of this revision, whose set this is. */
    public OldCode(Cluster cluster, Environment environment, List<Manifest> set, Revision revision) {
        this(cluster, environment, set, revision, List.of());
    }

    /** The same, where builds that came later are no older code either. */
    public OldCode(
            Cluster cluster, Environment environment, List<Manifest> set, Revision revision, List<Revision> later) {
        this.cluster = cluster;
        this.namespace = environment.namespace();
        List<Tree> templates = new ArrayList<>();
        List<Map<String, String>> selectors = new ArrayList<>();
        for (Manifest manifest : set) {
            Tree template = manifest.tree().at("spec", "template");
            if (template.at("spec", "containers").isPresent()) {
                templates.add(template);
                selectors.add(PodLabels.of(manifest.tree()));
            }
        }
        for (Task task : environment.parts().tasks().all()) {
            Tree template = environment.renderTask(task, revision, 1).tree().at("spec", "template");
            templates.add(template);
            selectors.add(PodLabels.ofTemplate(template));
        }
        builds = BuildImages.of(templates, revision).with(later);
        labels = PodLabels.common(selectors);
    }

    /** What is left of it, in words. */
    public List<String> left() {
        Set<String> left = new LinkedHashSet<>();
        for (LiveObject pod :
                cluster.list(new Selection(ObjectKind.POD, namespace, labels)).items()) {
            String phase = pod.content().at("status", "phase").text().orElse("");
            boolean isOld = builds.hasOther(pod.content().at("spec"));
            if (isOld && !ENDED.contains(phase)) {
                boolean isEnding =
                        pod.content().at("metadata", "deletionTimestamp").isPresent();
                left.add("Pod " + pod.ref().name() + (isEnding ? " (ending)" : ""));
            }
        }
        for (LiveObject job :
                cluster.list(Selection.all(ObjectKind.JOB, namespace)).items()) {
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
        return PodLabels.ofTemplate(job.at("spec", "template")).entrySet().containsAll(labels.entrySet());
    }
}
