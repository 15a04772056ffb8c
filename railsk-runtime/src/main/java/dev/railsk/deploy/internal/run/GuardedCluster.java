package dev.railsk.deploy.internal.run;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.ExecRequest;
import dev.railsk.cluster.ExecResult;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.LogStream;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import java.util.List;
import java.util.Optional;

/** A cluster to which nothing is written any more once the deploy has lost what lets it write. */
final class GuardedCluster implements Cluster {

    private final Cluster cluster;
    private volatile WriteGuard guard = WriteGuard.NONE;

    GuardedCluster(Cluster cluster) {
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
        return cluster.apply(manifest, options);
    }

    @Override
    public LiveObject create(Manifest manifest, WriteOptions options) {
        check(options);
        return cluster.create(manifest, options);
    }

    @Override
    public LiveObject update(Manifest manifest, WriteOptions options) {
        check(options);
        return cluster.update(manifest, options);
    }

    @Override
    public boolean delete(ObjectRef ref, DeleteOptions options) {
        guard.check();
        return cluster.delete(ref, options);
    }

    @Override
    public ExecResult exec(ExecRequest request) {
        guard.check();
        return cluster.exec(request);
    }

    @Override
    public ClusterAddress address() {
        return cluster.address();
    }

    @Override
    public ClusterTime time() {
        return cluster.time();
    }

    @Override
    public String version() {
        return cluster.version();
    }

    @Override
    public boolean may(AccessCheck check) {
        return cluster.may(check);
    }

    @Override
    public Optional<LiveObject> get(ObjectRef ref) {
        return cluster.get(ref);
    }

    @Override
    public LiveObjects list(Selection selection) {
        return cluster.list(selection);
    }

    @Override
    public WatchStream watch(List<WatchStart> starts) {
        return cluster.watch(starts);
    }

    @Override
    public List<String> log(LogRequest request) {
        return cluster.log(request);
    }

    @Override
    public LogStream follow(LogRequest request) {
        return cluster.follow(request);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
