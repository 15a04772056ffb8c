package dev.railsk.deploy.internal;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.SecretMask;
import dev.railsk.deploy.EnvironmentDiff;
import dev.railsk.deploy.EnvironmentDiff.Effect;
import dev.railsk.deploy.EnvironmentDiff.ObjectDiff;
import dev.railsk.deploy.Pruning;
import dev.railsk.deploy.internal.apply.Stages;
import dev.railsk.deploy.internal.apply.Subset;
import dev.railsk.deploy.internal.inventory.InventoryStore;
import dev.railsk.deploy.internal.owner.Owners;
import dev.railsk.deploy.internal.owner.Sending;
import dev.railsk.deploy.internal.prune.PrunePlan;
import dev.railsk.deploy.internal.status.SecretsInUse;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Difference;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what a deploy would leave behind, by the API server's word, with what is there. */
public final class Differ {

    private static final int NOT_LOGGED_IN = 401;
    private static final List<String> SERVERS_OWN =
            List.of("managedFields", "resourceVersion", "generation", "creationTimestamp", "uid");

    private final Cluster cluster;
    private final boolean isAdopting;

    /**
     * A comparison on this cluster.
     *
     * @param isAdopting whether the deploy would take fields from the tools that made the objects
     */
    public Differ(Cluster cluster, boolean isAdopting) {
        this.cluster = cluster;
        this.isAdopting = isAdopting;
    }

    /** Compare every object of the set. */
    public EnvironmentDiff diff(Environment environment, Revision revision) {
        List<Manifest> manifests = Stages.inOrder(environment.render(revision).manifests());
        try {
            return hidden(environment, manifests, diff(environment, manifests));
        } catch (ClusterException failure) {
            throw failure.hidden(mask(environment, manifests));
        }
    }

    /** The same comparison; only a refusal's words can hold a value of a secret, so without one none is read. */
    private EnvironmentDiff hidden(Environment environment, List<Manifest> manifests, EnvironmentDiff diff) {
        if (diff.objects().stream().noneMatch(object -> object.effect() == Effect.REFUSED)) {
            return diff;
        }
        SecretMask mask = mask(environment, manifests);
        return new EnvironmentDiff(diff.objects().stream()
                .map(object -> new ObjectDiff(
                        object.object(),
                        object.effect(),
                        object.differences(),
                        mask.hide(object.detail()),
                        object.taken()))
                .toList());
    }

    private SecretMask mask(Environment environment, List<Manifest> manifests) {
        List<Tree> objects = manifests.stream().map(Manifest::tree).toList();
        return SecretsInUse.ofReachable(cluster, environment.namespace(), objects);
    }

    private EnvironmentDiff diff(Environment environment, List<Manifest> manifests) {
        Sending sending = new Sending(cluster, new Owners(environment, isAdopting));
        List<ObjectDiff> diffs = new ArrayList<>();
        boolean isNamespaceMissing = false;
        for (Manifest manifest : manifests) {
            boolean isInside = manifest.namespace().equals(environment.namespace());
            ObjectDiff diff = isNamespaceMissing && isInside ? unjudged(manifest) : diff(sending, manifest);
            boolean isOwnNamespace = ObjectKind.of(manifest.id()).equals(ObjectKind.NAMESPACE)
                    && manifest.name().equals(environment.namespace());
            isNamespaceMissing |= isOwnNamespace && diff.effect() == Effect.CREATED;
            diffs.add(diff);
        }
        if (!isNamespaceMissing) {
            addLeft(environment, manifests, diffs);
        }
        return new EnvironmentDiff(diffs);
    }

    private void addLeft(Environment environment, List<Manifest> manifests, List<ObjectDiff> diffs) {
        List<ObjectRef> defined = new ArrayList<>();
        for (Manifest manifest : manifests) {
            defined.add(ObjectRef.of(manifest.id()));
        }
        List<InventoryStore.Left> left = new InventoryStore(cluster, environment).leftWith(defined);
        for (PrunePlan.Fate fate : new PrunePlan(cluster, environment, Pruning.ON).of(left)) {
            Effect effect = fate.kept().isPresent() ? Effect.LEFT : Effect.DELETED;
            diffs.add(
                    new ObjectDiff(fate.object(), effect, List.of(), fate.kept().orElse("")));
        }
    }

    private static ObjectDiff unjudged(Manifest manifest) {
        return new ObjectDiff(
                ObjectRef.of(manifest.id()),
                Effect.CREATED,
                List.of(),
                "the API server cannot judge it before the namespace is there");
    }

    private ObjectDiff diff(Sending sending, Manifest manifest) {
        ObjectRef ref = ObjectRef.of(manifest.id());
        Optional<LiveObject> live = cluster.get(ref);
        // A deploy leaves a namespace alone that is as wanted.
        if (ref.kind().equals(ObjectKind.NAMESPACE)
                && live.filter(there -> Subset.isWithin(manifest.tree(), there.content()))
                        .isPresent()) {
            return new ObjectDiff(ref, Effect.UNCHANGED, List.of(), "");
        }
        try {
            Sending.Sent sent = sending.ask(manifest);
            Applied applied = sent.applied();
            if (live.isEmpty()) {
                return new ObjectDiff(ref, Effect.CREATED, List.of(), "");
            }
            if (applied.effect() == Applied.Effect.UNCHANGED) {
                return new ObjectDiff(ref, Effect.UNCHANGED, List.of(), "");
            }
            List<Difference> differences = comparable(applied.object())
                    .differenceTo(comparable(live.get()))
                    .differences();
            String detail = differences.isEmpty() ? "only the owners of fields would change" : "";
            return new ObjectDiff(ref, Effect.CHANGED, differences, detail, sent.taken());
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() == NOT_LOGGED_IN) {
                throw refusal;
            }
            return new ObjectDiff(ref, Effect.REFUSED, List.of(), String.valueOf(refusal.getMessage()));
        }
    }

    private static Manifest comparable(LiveObject object) {
        Map<String, @Nullable Object> metadata =
                new LinkedHashMap<>(object.content().at("metadata").map());
        SERVERS_OWN.forEach(metadata::remove);
        Map<String, @Nullable Object> content =
                new LinkedHashMap<>(object.content().map());
        content.put("metadata", metadata);
        content.remove("status");
        return Manifest.of(Tree.of(content));
    }
}
