package dev.railsk.deploy.internal.record;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.Release;
import dev.railsk.deploy.ReleaseRecordException;
import dev.railsk.deploy.TaskRun;
import dev.railsk.deploy.internal.inventory.Ledger;
import dev.railsk.deploy.internal.inventory.RollbackFloor;
import dev.railsk.deploy.internal.inventory.RollbackFloor.Contract;
import dev.railsk.deploy.internal.record.RecordStore.Stored;
import dev.railsk.deploy.internal.run.ReleaseSet;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestId;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the release to go back to, and its whole set. */
public final class RollbackChoice {

    private static final int FORBIDDEN = 403;

    private final Cluster cluster;
    private final Environment environment;
    private final RecordStore store;

    public RollbackChoice(Cluster cluster, Environment environment) {
        this.cluster = cluster;
        this.environment = environment;
        store = new RecordStore(cluster, environment);
    }

    /**
     * What to deploy again.
     *
     * @param release whose set it is
     * @param set the set
     * @param newest the number of the newest release when this was chosen
     * @param warnings what is to be known of it
     */
    public record Choice(Release release, ReleaseSet set, int newest, List<String> warnings) {
        public Choice {
            warnings = List.copyOf(warnings);
        }

        /** Its revision. */
        public Revision revision() {
            return Revision.of(release.revision());
        }
    }

    /**
     * The release of this number; without one, the last that succeeded with another set than the newest one's.
     *
     * @throws ReleaseRecordException when there is none, or its set is not whole
     */
    public Choice choose(OptionalInt number) {
        List<Stored> all = store.all();
        Stored chosen = number.isPresent() ? numbered(all, number.getAsInt()) : before(all);
        requireNotBelowFloor(all, chosen.release());
        Optional<PackedSet> packed = store.set(chosen);
        if (packed.isEmpty()) {
            throw refused(
                    "no-release",
                    chosen.release().describe() + " has no set: nothing but the migration was run",
                    "Name another one: history " + environment.name() + " lists them.");
        }
        ReleaseSet set = packed.get().with(secrets(chosen.release(), packed.get()));
        int newest = all.get(all.size() - 1).release().number();
        return new Choice(chosen.release(), set, newest, warnings(all, chosen.release()));
    }

    private void requireNotBelowFloor(List<Stored> all, Release chosen) {
        RollbackFloor floor = new Ledger(cluster, environment).floor();
        if (chosen.number() >= floor.release()) {
            return;
        }
        List<String> taken = new ArrayList<>();
        boolean isTakenAway = false;
        for (Contract contract : floor.above(chosen.number())) {
            taken.add(contract.describe());
            isTakenAway |= !contract.version().isEmpty();
        }
        throw refused(
                "rollback-floor",
                chosen.describe() + " is below the rollback floor, which is release " + floor.release() + ": "
                        + String.join("; ", taken)
                        + (isTakenAway ? ", and older code needs what that takes away" : ""),
                "Go forward: deploy a revision that mends what is wrong"
                        + (hasFrom(all, floor.release())
                                ? ", or name a release from " + floor.release() + " on: history " + environment.name()
                                        + " lists them."
                                : "."));
    }

    private static boolean hasFrom(List<Stored> all, int number) {
        long left = all.stream()
                .filter(each ->
                        each.release().number() >= number && each.record().set().isThere())
                .count();
        return left > 1;
    }

    private Stored numbered(List<Stored> all, int number) {
        List<String> known = new ArrayList<>();
        for (Stored each : all) {
            if (each.release().number() == number) {
                return each;
            }
            known.add(String.valueOf(each.release().number()));
        }
        throw refused(
                "no-release",
                "no release " + number + " of " + name() + " is recorded",
                known.isEmpty() ? "Deploy a revision instead." : "Name one of: " + String.join(", ", known) + ".");
    }

    private Stored before(List<Stored> all) {
        List<Stored> withSet = new ArrayList<>(all);
        withSet.removeIf(each -> !each.record().set().isThere());
        if (!withSet.isEmpty()) {
            Stored current = withSet.get(withSet.size() - 1);
            for (int index = withSet.size() - 2; index >= 0; index--) {
                Stored each = withSet.get(index);
                boolean isOther = !each.record()
                        .set()
                        .digest()
                        .equals(current.record().set().digest());
                if (isOther && each.release().ending().isGood()) {
                    return each;
                }
            }
        }
        String fact = withSet.isEmpty()
                ? "there is nothing to roll back to: no release of " + name() + " is recorded"
                : "there is nothing to roll back to: no release of " + name() + " before the newest one succeeded with"
                        + " another set than that has";
        throw refused(
                "no-release",
                fact,
                "Deploy a revision instead, or name a release: history " + environment.name() + " lists them.");
    }

    /** The Secrets of the set, where the definition has them with the same content, or the cluster does. */
    private Map<ManifestId, Manifest> secrets(Release release, PackedSet packed) {
        Map<ManifestId, String> hashes = packed.secrets();
        Map<ManifestId, Manifest> found = new LinkedHashMap<>();
        if (hashes.isEmpty()) {
            return found;
        }
        Optional<ContentKey> key = ContentKey.read(cluster, environment);
        for (Manifest manifest :
                environment.render(Revision.of(release.revision())).manifests()) {
            boolean isSame = ObjectKind.of(manifest.id()).equals(ObjectKind.SECRET)
                    && key.isPresent()
                    && key.get().hash(manifest.tree()).equals(hashes.get(manifest.id()));
            if (isSame) {
                found.put(manifest.id(), manifest);
            }
        }
        List<String> missing = new ArrayList<>();
        for (ManifestId id : hashes.keySet()) {
            if (!found.containsKey(id) && key.isPresent()) {
                live(id, key.get(), hashes.get(id)).ifPresent(manifest -> found.put(id, manifest));
            }
            if (!found.containsKey(id)) {
                missing.add("Secret " + id.name());
            }
        }
        if (!missing.isEmpty()) {
            throw refused(
                    "release-not-whole",
                    release.describe() + " had " + String.join(", ", missing)
                            + " from its definition, and neither that nor the cluster has the same content now; no record"
                            + " holds the values of secrets",
                    "Deploy revision " + release.revision()
                            + " with the definition of then, or put the values back into it.");
        }
        return found;
    }

    /** What is left in the cluster of then, as it is under a name with a hash. */
    private Optional<Manifest> live(ManifestId id, ContentKey key, String hash) {
        Optional<LiveObject> object;
        try {
            object = cluster.get(ObjectRef.of(id));
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() != FORBIDDEN) {
                throw refusal;
            }
            return Optional.empty();
        }
        return object.filter(secret -> key.hash(secret.content()).equals(hash))
                .map(secret -> Manifest.of(asWritten(secret.content())));
    }

    private static Tree asWritten(Tree live) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (String field : List.of("name", "namespace", "labels", "annotations")) {
            if (live.at("metadata", field).isPresent()) {
                metadata.put(field, live.at("metadata", field).value());
            }
        }
        Map<String, Object> secret = new LinkedHashMap<>(live.map());
        secret.put("metadata", metadata);
        return Tree.of(secret);
    }

    private List<String> warnings(List<Stored> all, Release target) {
        List<String> warnings = new ArrayList<>();
        if (!target.ending().isGood()) {
            warnings.add(target.describe() + " did not come to a good end");
        }
        List<String> migrated = new ArrayList<>();
        for (Stored each : all) {
            Release release = each.release();
            if (release.number() > target.number()
                    && release.results().migration().state() == TaskRun.State.SUCCEEDED) {
                migrated.add(release.number() + " (" + release.revision() + ")");
            }
        }
        if (!migrated.isEmpty()) {
            warnings.add("a rollback runs no migration: the database stays as release " + String.join(", ", migrated)
                    + " left it");
        }
        return warnings;
    }

    private String name() {
        return environment.appName() + " in " + environment.name();
    }

    private ReleaseRecordException refused(String id, String fact, String nextStep) {
        return new ReleaseRecordException(new Finding(id, fact, "namespace " + environment.namespace(), nextStep));
    }
}
