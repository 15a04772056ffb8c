package dev.railsk.deploy;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.ClusterUnreachableException;
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
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A cluster whose connection breaks when a test says so. */
final class FaultyCluster implements Cluster {

    private final Cluster cluster;
    Predicate<Selection> listBreaks = selection -> false;
    BiPredicate<Manifest, WriteOptions> applyBreaks = (manifest, options) -> false;

    @Nullable
    ClusterException applyFails;

    boolean versionBreaks;
    boolean isLoggedOut;
    boolean logIsForbidden;

    FaultyCluster(Cluster cluster) {
        this.cluster = cluster;
    }

    private static ClusterUnreachableException broken() {
        return new ClusterUnreachableException("https://api.example:6443", "connection refused", null);
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
        if (versionBreaks) {
            throw broken();
        }
        return cluster.version();
    }

    @Override
    public boolean may(AccessCheck check) {
        if (isLoggedOut) {
            throw new ClusterRefusedException(
                    401, "Unauthorized", "the API server does not accept the login", List.of());
        }
        return cluster.may(check);
    }

    @Override
    public Optional<LiveObject> get(ObjectRef ref) {
        return cluster.get(ref);
    }

    @Override
    public LiveObjects list(Selection selection) {
        if (listBreaks.test(selection)) {
            throw broken();
        }
        return cluster.list(selection);
    }

    @Override
    public WatchStream watch(List<WatchStart> starts) {
        return cluster.watch(starts);
    }

    @Override
    public Applied apply(Manifest manifest, WriteOptions options) {
        if (applyBreaks.test(manifest, options)) {
            throw broken();
        }
        if (applyFails != null) {
            throw applyFails;
        }
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
        if (logIsForbidden) {
            throw new ClusterRefusedException(
                    403, "Forbidden", "no right to get pods/log in namespace shop", List.of());
        }
        return cluster.follow(request);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
