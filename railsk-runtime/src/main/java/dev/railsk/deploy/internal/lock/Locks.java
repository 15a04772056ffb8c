package dev.railsk.deploy.internal.lock;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.DeployedBy;
import dev.railsk.deploy.LockState;
import dev.railsk.deploy.internal.lock.LeaseStore.Stored;
import java.time.Duration;
import java.util.Optional;

/** Looks at the lock of an environment from outside, and breaks it. */
public final class Locks {

    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final LeaseStore store;

    public Locks(Cluster cluster, Environment environment) {
        this.cluster = cluster;
        store = new LeaseStore(cluster, environment);
    }

    /** How it stands. */
    public LockState state() {
        return store.read().lease().state();
    }

    /**
     * Whether this holding of it was renewed within the last minute. That compares clocks, so it is for people; who takes the lock watches
     * it instead.
     */
    public boolean isAlive(long token) {
        Lease lease = store.read().lease();
        return lease.isHeld()
                && lease.token() == token
                && lease.isRenewedAfter(cluster.time().now().minus(SILENCE));
    }

    /** Take it from its holder, who stops before the next write; returns who held it, or {@link LockState#FREE}. */
    public LockState breakBy(DeployedBy by) {
        while (true) {
            Stored found = store.read();
            if (!found.lease().isHeld()) {
                return LockState.FREE;
            }
            Optional<Stored> broken =
                    store.replace(found, found.lease().broken(by, cluster.time().now()));
            if (broken.isPresent()) {
                return found.lease().state();
            }
        }
    }
}
