package dev.railsk.deploy.internal.observe;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.definition.WorkloadObject;
import dev.railsk.deploy.internal.run.PodLabels;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads all that belongs to an environment's workloads, once. */
public final class Snapshot {

    private final Cluster cluster;
    private final Environment environment;
    private final List<WorkloadObject> workloads;

    public Snapshot(Cluster cluster, Environment environment) {
        this(cluster, environment, environment.workloads());
    }

    /** Of these workloads in the place of the environment's own. */
    public Snapshot(Cluster cluster, Environment environment, List<WorkloadObject> workloads) {
        this.cluster = cluster;
        this.environment = environment;
        this.workloads = workloads;
    }

    /** What is observed of each workload, by its object's name. A namespace that is not there holds nothing. */
    public Map<String, Observation> read() {
        Relations relations = new Relations();
        kinds(workloads).forEach(kind -> relations.addAll(list(kind)));
        Map<String, String> labels = podLabels(relations);
        relations.addAll(list(ObjectKind.REPLICA_SET, labels));
        relations.addAll(list(ObjectKind.POD, labels));
        relations.addAll(listIfAllowed(ObjectKind.EVENT));
        Map<String, Observation> observed = new LinkedHashMap<>();
        for (WorkloadObject object : workloads) {
            observed.put(object.name(), relations.of(object.kind(), object.name()));
        }
        return observed;
    }

    /** What the pods of all workloads that are there have in common. */
    private Map<String, String> podLabels(Relations relations) {
        List<Map<String, String>> selectors = new ArrayList<>();
        for (WorkloadObject object : workloads) {
            Tree workload = relations.of(object.kind(), object.name()).workload();
            if (workload.isPresent()) {
                selectors.add(PodLabels.of(workload));
            }
        }
        return PodLabels.common(selectors);
    }

    /** The kinds that run these workloads. */
    public static Set<ObjectKind> kinds(List<WorkloadObject> workloads) {
        Set<ObjectKind> kinds = new LinkedHashSet<>();
        for (WorkloadObject object : workloads) {
            kinds.add(new ObjectKind("apps/v1", object.kind()));
        }
        return kinds;
    }

    /** The object that runs a workload. */
    public static ObjectRef ref(Environment environment, WorkloadObject object) {
        return new ObjectRef(new ObjectKind("apps/v1", object.kind()), environment.namespace(), object.name());
    }

    /** The object of this name; absent when it is not there. */
    public static Tree named(List<Tree> objects, String name) {
        for (Tree object : objects) {
            if (object.at("metadata", "name").text().orElse("").equals(name)) {
                return object;
            }
        }
        return Tree.absent();
    }

    /** All objects of this kind in the namespace; none where this is not allowed. */
    public List<Tree> listIfAllowed(ObjectKind kind) {
        try {
            return list(kind);
        } catch (ClusterRefusedException refused) {
            if (refused.code() != 403) {
                throw refused;
            }
            return List.of();
        }
    }

    /** All objects of this kind in the namespace. */
    public List<Tree> list(ObjectKind kind) {
        return list(kind, Map.of());
    }

    private List<Tree> list(ObjectKind kind, Map<String, String> labels) {
        List<Tree> contents = new ArrayList<>();
        for (LiveObject item : cluster.list(new Selection(kind, environment.namespace(), labels))
                .items()) {
            contents.add(item.content());
        }
        return contents;
    }
}
