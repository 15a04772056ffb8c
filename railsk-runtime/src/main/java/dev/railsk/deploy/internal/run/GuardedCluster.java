package dev.railsk.deploy.internal.run;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.ExecRequest;
import dev.railsk.cluster.ExecResult;
import dev.railsk.cluster.ForwardingCluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;

/** A cluster to which nothing is written any more once the deploy has lost what lets it write. */
final class GuardedCluster extends ForwardingCluster {

    private final Cluster cluster;
    private volatile WriteGuard guard = WriteGuard.NONE;

    GuardedCluster(Cluster cluster) {
        super(cluster);
        this.cluster = cluster;
    }

    /** The cluster itself. */
    Cluster open() {
        return cluster;
    }

    WriteGuard guard() {
        return guard;
    }

    void guardedBy(WriteGuard held) {
        guard = held;
    }

    private void check(WriteOptions options) {
        if (!options.dryRun()) {
            guard.check();
        }
    }

    @Override
    public Applied apply(Manifest manifest, WriteOptions options) {
        check(options);
        return super.apply(manifest, options);
    }

    @Override
    public LiveObject create(Manifest manifest, WriteOptions options) {
        check(options);
        return super.create(manifest, options);
    }

    @Override
    public LiveObject update(Manifest manifest, WriteOptions options) {
        check(options);
        return super.update(manifest, options);
    }

    @Override
    public LiveObject patch(LiveObject object, Tree change, WriteOptions options) {
        check(options);
        return super.patch(object, change, options);
    }

    @Override
    public boolean delete(ObjectRef ref, DeleteOptions options) {
        guard.check();
        return super.delete(ref, options);
    }

    @Override
    public ExecResult exec(ExecRequest request) {
        guard.check();
        return super.exec(request);
    }
}
