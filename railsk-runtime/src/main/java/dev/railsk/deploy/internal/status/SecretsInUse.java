package dev.railsk.deploy.internal.status;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.SecretMask;
import dev.railsk.deploy.internal.preflight.Reference;
import dev.railsk.deploy.internal.preflight.References;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Learns what must not be shown of the secrets that live objects use.
 *
 * @param mask hides the values of all that could be read
 * @param unread the names of those that may not be read: what a container says may hold their values
 */
public record SecretsInUse(SecretMask mask, Set<String> unread) {

    private static final int FORBIDDEN = 403;

    public SecretsInUse {
        unread = Set.copyOf(unread);
    }

    /**
     * Read the secrets that the pods of these objects use. Where one may not be read, the last words of the pods' containers are
     * hidden whole, as they may hold its values.
     */
    public static SecretsInUse of(Cluster cluster, String namespace, List<Tree> objects, List<Tree> pods) {
        Set<String> names = new TreeSet<>();
        SecretMask mask = new SecretMask();
        for (Tree object : objects) {
            if (object.at("kind").text().filter("Secret"::equals).isPresent()) {
                mask.learn(object);
            }
            for (Reference reference : References.of(Manifest.of(object))) {
                if (reference.kind().equals(ObjectKind.SECRET)) {
                    names.add(reference.name());
                }
            }
        }
        Set<String> unread = new TreeSet<>();
        for (String name : names) {
            try {
                cluster.get(new ObjectRef(ObjectKind.SECRET, namespace, name))
                        .map(LiveObject::content)
                        .ifPresent(mask::learn);
            } catch (ClusterRefusedException refused) {
                if (refused.code() != FORBIDDEN) {
                    throw refused;
                }
                unread.add(name);
            }
        }
        if (!unread.isEmpty()) {
            pods.forEach(pod -> learnLastWords(pod, mask));
        }
        return new SecretsInUse(mask, unread);
    }

    /** Hides the values of all secrets that can be read now: whoever has a failure to tell cannot have another one. */
    public static SecretMask ofReachable(Cluster cluster, String namespace, List<Tree> objects) {
        try {
            return of(cluster, namespace, objects, List.of()).mask();
        } catch (ClusterException unreachable) {
            // Nothing can be learnt of a cluster that does not answer, and what it says is not of its secrets.
            return new SecretMask();
        }
    }

    private static void learnLastWords(Tree pod, SecretMask mask) {
        for (String statuses : List.of("initContainerStatuses", "containerStatuses")) {
            for (Tree container : pod.at("status", statuses).items()) {
                for (String state : List.of("state", "lastState")) {
                    container.at(state, "terminated", "message").text().ifPresent(mask::learn);
                }
            }
        }
    }
}
