package dev.railsk.testing.contract;

import dev.railsk.app.Environment;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What makes the pods of an app: its Deployments and StatefulSets, and a Job for each task, cron tasks among them; without what would
 * have to be in the cluster besides.
 */
final class PodMakers {

    /** Names of other objects, without which a server refuses a pod. */
    private static final List<String> ELSEWHERE =
            List.of("serviceAccountName", "priorityClassName", "runtimeClassName");

    private PodMakers() {}

    /** The makers of an environment's pods. */
    static List<Tree> of(Environment environment, Revision revision) {
        List<Manifest> manifests = new ArrayList<>(environment.render(revision).manifests());
        for (Task task : environment.parts().tasks().all()) {
            manifests.add(environment.renderTask(task, revision, 1));
        }
        List<Tree> makers = new ArrayList<>();
        for (Manifest manifest : manifests) {
            if (manifest.tree().at("spec", "template", "spec", "containers").isPresent()) {
                makers.add(alone(manifest.tree()));
            }
        }
        return makers;
    }

    private static Tree alone(Tree tree) {
        Map<String, Object> maker = copy(tree);
        at(maker, "metadata").remove("namespace");
        Map<String, Object> pod = at(at(at(maker, "spec"), "template"), "spec");
        ELSEWHERE.forEach(pod::remove);
        return Tree.of(maker);
    }

    /** The pod that a maker makes. */
    static Tree pod(Tree maker, String name) {
        Map<String, Object> pod = copy(maker.at("spec", "template"));
        pod.put("apiVersion", "v1");
        pod.put("kind", "Pod");
        at(pod, "metadata").put("name", name);
        List<Object> volumes = new ArrayList<>();
        for (Tree volume : maker.at("spec", "template", "spec", "volumes").items()) {
            volumes.add(copy(volume));
        }
        // As the controller of StatefulSets adds them.
        for (Tree claim : maker.at("spec", "volumeClaimTemplates").items()) {
            String claimed = claim.at("metadata", "name").text().orElse("");
            volumes.add(Map.of("name", claimed, "persistentVolumeClaim", Map.of("claimName", claimed + "-" + name)));
        }
        at(pod, "spec").put("volumes", volumes);
        return Tree.of(pod);
    }

    /** The same maker with a container of root beside those of its pods. */
    static Tree withRoot(Tree tree) {
        Map<String, Object> maker = copy(tree);
        Map<String, Object> pod = at(at(at(maker, "spec"), "template"), "spec");
        List<Object> containers = new ArrayList<>((List<?>) pod.get("containers"));
        containers.add(Map.of(
                "name", "root",
                "image", "busybox:1.36",
                "securityContext", Map.of("runAsUser", 0, "runAsNonRoot", false)));
        pod.put("containers", containers);
        return Tree.of(maker);
    }

    /** Whether a maker, as it is in the cluster, has made a pod for itself. */
    static boolean hasMade(Tree live) {
        for (String count : List.of("replicas", "active", "succeeded", "failed")) {
            if (live.at("status", count).integer().orElse(0L) > 0) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Object> copy(Tree map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.entries().forEach((key, value) -> copy.put(key, value.isPresent() ? value.value() : ""));
        return copy;
    }

    private static Map<String, Object> at(Map<String, Object> map, String key) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (map.get(key) instanceof Map<?, ?> part) {
            part.forEach((name, value) -> copy.put(String.valueOf(name), value));
        }
        map.put(key, copy);
        return copy;
    }
}
