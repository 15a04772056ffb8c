package dev.railsk.deploy.internal.observe;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.manifest.Tree;
import dev.railsk.rollout.Baseline;
import dev.railsk.rollout.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads all that belongs to an environment's workloads, once. */
public final class Snapshot {

    private final Cluster cluster;
    private final Environment environment;

    public Snapshot(Cluster cluster, Environment environment) {
        this.cluster = cluster;
        this.environment = environment;
    }

    /** Remember how each Deployment stands, by name. A namespace that is not there holds nothing. */
    public void remember(Map<String, Baseline> baselines) {
        read().forEach((deployment, observed) -> baselines.put(deployment, Baseline.of(observed)));
    }

    /** What is observed of each Deployment, by name. */
    public Map<String, Observation> read() {
        List<Tree> deployments = list(ObjectKind.DEPLOYMENT);
        List<Tree> replicaSets = list(ObjectKind.REPLICA_SET);
        List<Tree> pods = list(ObjectKind.POD);
        List<Tree> events = listIfAllowed(ObjectKind.EVENT);
        Map<String, Observation> observed = new LinkedHashMap<>();
        for (String name : environment.deployments().values()) {
            observed.put(name, new Observation(named(deployments, name), replicaSets, pods, events));
        }
        return observed;
    }

    public static Tree named(List<Tree> objects, String name) {
        for (Tree object : objects) {
            if (object.at("metadata", "name").text().orElse("").equals(name)) {
                return object;
            }
        }
        return Tree.absent();
    }

    private List<Tree> listIfAllowed(ObjectKind kind) {
        try {
            return list(kind);
        } catch (ClusterRefusedException refused) {
            if (refused.code() != 403) {
                throw refused;
            }
            return List.of();
        }
    }

    private List<Tree> list(ObjectKind kind) {
        List<Tree> contents = new ArrayList<>();
        for (LiveObject item :
                cluster.list(Selection.all(kind, environment.namespace())).items()) {
            contents.add(item.content());
        }
        return contents;
    }
}
