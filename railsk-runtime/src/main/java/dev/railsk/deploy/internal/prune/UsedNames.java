package dev.railsk.deploy.internal.prune;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.internal.observe.Snapshot;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which configs and secrets are read by pods, or by what makes pods: also by an old ReplicaSet, which somebody may go back to. Names are
 * taken wherever a pod has one, so that a config is rather kept too long.
 */
public final class UsedNames {

    /** The kinds that read them. */
    public static final List<ObjectKind> USERS = List.of(
            ObjectKind.POD, ObjectKind.REPLICA_SET, ObjectKind.STATEFUL_SET, ObjectKind.JOB, ObjectKind.CRON_JOB);

    private static final int FORBIDDEN = 403;

    private final Map<String, String> users = new HashMap<>();
    private final List<String> unread = new ArrayList<>();

    UsedNames(Cluster cluster, Environment environment) {
        Snapshot snapshot = new Snapshot(cluster, environment);
        for (ObjectKind kind : USERS) {
            try {
                for (Tree object : snapshot.list(kind)) {
                    String name = object.at("metadata", "name").text().orElse("");
                    learn(object.at("spec"), kind.kind() + " " + name);
                }
            } catch (ClusterRefusedException refusal) {
                if (refusal.code() != FORBIDDEN) {
                    throw refusal;
                }
                unread.add(kind.plural());
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

    /** Why it must stay: who uses it, or that nobody may know; empty when nobody does. */
    Optional<String> user(ObjectRef object) {
        String user = users.get(object.name());
        if (user != null) {
            return Optional.of(user + " uses it");
        }
        return unread.isEmpty()
                ? Optional.empty()
                : Optional.of("there is no right to list " + String.join(", ", unread) + ", one of which may use it");
    }
}
