package dev.railsk.testing.cluster;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.ExecRequest;
import dev.railsk.cluster.ExecResult;
import dev.railsk.cluster.ForwardingCluster;
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
import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A fake cluster as a user sees it who has only what some roles grant. */
final class GrantedCluster extends ForwardingCluster {

    private final MemoryCluster cluster;
    private final List<Tree> roles;

    GrantedCluster(MemoryCluster cluster, List<Tree> roles) {
        super(cluster);
        this.cluster = cluster;
        this.roles = roles;
    }

    private <T> T ask(Supplier<T> call) {
        synchronized (cluster.clock) {
            return cluster.server.rights().as(roles, call);
        }
    }

    @Override
    public boolean may(AccessCheck check) {
        return ask(() -> super.may(check));
    }

    @Override
    public Optional<LiveObject> get(ObjectRef ref) {
        return ask(() -> super.get(ref));
    }

    @Override
    public LiveObjects list(Selection selection) {
        return ask(() -> super.list(selection));
    }

    @Override
    public WatchStream watch(List<WatchStart> starts) {
        return ask(() -> super.watch(starts));
    }

    @Override
    public Applied apply(Manifest manifest, WriteOptions options) {
        return ask(() -> super.apply(manifest, options));
    }

    @Override
    public LiveObject create(Manifest manifest, WriteOptions options) {
        return ask(() -> super.create(manifest, options));
    }

    @Override
    public LiveObject update(Manifest manifest, WriteOptions options) {
        return ask(() -> super.update(manifest, options));
    }

    @Override
    public boolean delete(ObjectRef ref, DeleteOptions options) {
        return ask(() -> super.delete(ref, options));
    }

    @Override
    public ExecResult exec(ExecRequest request) {
        return ask(() -> super.exec(request));
    }

    @Override
    public List<String> log(LogRequest request) {
        return ask(() -> super.log(request));
    }

    @Override
    public LogStream follow(LogRequest request) {
        return ask(() -> super.follow(request));
    }
}
