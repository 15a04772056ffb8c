package dev.railsk.deploy.internal.lock;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import java.util.Optional;

/** Reads and writes the Lease of an environment; a write succeeds only over the version that was read. */
final class LeaseStore {

    private static final int CONFLICT = 409;

    private final Cluster cluster;
    private final ObjectRef ref;

    LeaseStore(Cluster cluster, Environment environment) {
        this.cluster = cluster;
        ref = Lease.ref(environment);
    }

    /**
     * A Lease as it is stored.
     *
     * @param lease what it says
     * @param resourceVersion the version that was read; empty where there is none yet
     */
    record Stored(Lease lease, String resourceVersion) {}

    Stored read() {
        Optional<LiveObject> found = cluster.get(ref);
        return found.isPresent()
                ? new Stored(Lease.read(found.get()), found.get().resourceVersion())
                : new Stored(Lease.none(), "");
    }

    /** Write it in place of that; empty when somebody else was faster. */
    Optional<Stored> replace(Stored before, Lease next) {
        try {
            LiveObject written = before.resourceVersion().isEmpty()
                    ? cluster.create(next.manifest(ref, ""), WriteOptions.write())
                    : cluster.update(next.manifest(ref, before.resourceVersion()), WriteOptions.write());
            return Optional.of(new Stored(next, written.resourceVersion()));
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() == CONFLICT) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}
