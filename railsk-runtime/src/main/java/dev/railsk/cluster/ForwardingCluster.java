package dev.railsk.cluster;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;

/** A cluster that does what another one does, but for what a subclass does otherwise. */
public abstract class ForwardingCluster implements Cluster {

    private final Cluster cluster;

    /** A cluster in front of this one. */
    protected ForwardingCluster(Cluster cluster) {
        this.cluster = cluster;
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
    public Applied apply(Manifest manifest, WriteOptions options) {
        return cluster.apply(manifest, options);
    }

    @Override
    public LiveObject create(Manifest manifest, WriteOptions options) {
        return cluster.create(manifest, options);
    }

    @Override
    public LiveObject update(Manifest manifest, WriteOptions options) {
        return cluster.update(manifest, options);
    }

    @Override
    public LiveObject patch(LiveObject object, Tree change, WriteOptions options) {
        return cluster.patch(object, change, options);
    }

    @Override
    public boolean delete(ObjectRef ref, DeleteOptions options) {
        return cluster.delete(ref, options);
    }

    @Override
    public ExecResult exec(ExecRequest request) {
        return cluster.exec(request);
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
    public HttpAnswer visit(HttpVisit visit) {
        return cluster.visit(visit);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
