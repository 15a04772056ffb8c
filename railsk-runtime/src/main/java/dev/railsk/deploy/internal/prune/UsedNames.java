package dev.railsk.deploy.internal.prune;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.manifest.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which configs and secrets are read by pods, or by what makes pods: also by an old ReplicaSet, which somebody may go back to. Names are
 * taken wherever a pod has one, so that a config is rather kept too long.
 */
final class UsedNames {

    private static final List<ObjectKind> USERS = List.of(
            ObjectKind.POD, ObjectKind.REPLICA_SET, ObjectKind.STATEFUL_SET, ObjectKind.JOB, ObjectKind.CRON_JOB);

    private final Map<String, String> users = new HashMap<>();

    UsedNames(Cluster cluster, Environment environment) {
        Snapshot snapshot = new Snapshot(cluster, environment);
        for (ObjectKind kind : USERS) {
            for (Tree object : snapshot.listIfAllowed(kind)) {
                String name = object.at("metadata", "name").text().orElse("");
                learn(object.at("spec"), kind.kind() + " " + name);
            }
        }
    }

    private void learn(Tree tree, String user) {
        tree.entries().forEach((field, value) -> {
            if (field.equals("name") || field.equals("secretName")) {
                value.text().ifPresent(name -> users.putIfAbsent(name, user));
            }
            learn(value, user);
        });
        tree.items().forEach(item -> learn(item, user));
    }

    /** Whether pods can read objects of this kind at all. */
    static boolean concerns(ObjectRef object) {
        return object.kind().equals(ObjectKind.CONFIG_MAP) || object.kind().equals(ObjectKind.SECRET);
    }

    /** Who uses it; empty for nobody. */
    Optional<String> user(ObjectRef object) {
        return Optional.ofNullable(users.get(object.name()));
    }
}
