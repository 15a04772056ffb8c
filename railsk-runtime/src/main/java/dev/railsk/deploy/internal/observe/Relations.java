package dev.railsk.deploy.internal.observe;

import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What belongs to whom among the objects of a namespace, looked up once for all workloads: each of thousands must not go through all
 * objects of the others.
 */
final class Relations {

    private final Map<String, Tree> workloads = new HashMap<>();
    private final Map<String, List<Tree>> replicaSets = new HashMap<>();
    private final Map<String, List<Tree>> pods = new HashMap<>();
    private final Map<String, List<Tree>> events = new HashMap<>();

    Relations(List<Tree> replicaSets, List<Tree> pods, List<Tree> events) {
        replicaSets.forEach(object -> addOwned(this.replicaSets, object));
        pods.forEach(object -> addOwned(this.pods, object));
        events.forEach(event -> add(this.events, text(event, "involvedObject", "uid"), event));
    }

    /** Know these workloads by their kind and names. */
    void add(String kind, List<Tree> objects) {
        objects.forEach(object -> workloads.put(kind + "/" + text(object, "metadata", "name"), object));
    }

    private static void addOwned(Map<String, List<Tree>> byOwner, Tree object) {
        for (Tree owner : object.at("metadata", "ownerReferences").items()) {
            add(byOwner, text(owner, "uid"), object);
        }
    }

    private static void add(Map<String, List<Tree>> lists, String key, Tree object) {
        lists.computeIfAbsent(key, none -> new ArrayList<>()).add(object);
    }

    private static String text(Tree object, String... path) {
        return object.at(path).text().orElse("");
    }

    /** What is seen of this workload. */
    Observation of(String kind, String name) {
        Tree workload = workloads.getOrDefault(kind + "/" + name, Tree.absent());
        List<Tree> family = new ArrayList<>(List.of(workload));
        List<Tree> ownReplicaSets = replicaSets.getOrDefault(uid(workload), List.of());
        family.addAll(ownReplicaSets);
        List<Tree> ownPods = new ArrayList<>();
        family.forEach(owner -> ownPods.addAll(pods.getOrDefault(uid(owner), List.of())));
        family.addAll(ownPods);
        List<Tree> about = new ArrayList<>();
        family.forEach(object -> about.addAll(events.getOrDefault(uid(object), List.of())));
        return new Observation(workload, ownReplicaSets, ownPods, about);
    }

    /** That of an object that is not there is nobody's. */
    private static String uid(Tree object) {
        String uid = text(object, "metadata", "uid");
        return uid.isEmpty() ? "none" : uid;
    }
}
