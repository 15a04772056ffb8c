package dev.railsk.deploy;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.LogStream;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.testing.cluster.internal.core.ForwardingCluster;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A cluster whose connection breaks when a test says so. */
final class FaultyCluster extends ForwardingCluster {

    Predicate<Selection> listBreaks = selection -> false;
    BiPredicate<Manifest, WriteOptions> applyBreaks = (manifest, options) -> false;

    @Nullable
    ClusterException applyFails;

    boolean versionBreaks;
    boolean isLoggedOut;
    boolean logIsForbidden;

    FaultyCluster(Cluster cluster) {
        super(cluster);
    }

    private static ClusterUnreachableException broken() {
        return new ClusterUnreachableException("https://api.example:6443", "connection refused", null);
    }

    @Override
    public String version() {
        if (versionBreaks) {
            throw broken();
        }
        return super.version();
    }

    @Override
    public boolean may(AccessCheck check) {
        if (isLoggedOut) {
            throw new ClusterRefusedException(
                    401, "Unauthorized", "the API server does not accept the login", List.of());
        }
        return super.may(check);
    }

    @Override
    public LiveObjects list(Selection selection) {
        if (listBreaks.test(selection)) {
            throw broken();
        }
        return super.list(selection);
    }

    @Override
    public Applied apply(Manifest manifest, WriteOptions options) {
        if (applyBreaks.test(manifest, options)) {
            throw broken();
        }
        if (applyFails != null) {
            throw applyFails;
        }
        return super.apply(manifest, options);
    }

    @Override
    public LogStream follow(LogRequest request) {
        if (logIsForbidden) {
            throw new ClusterRefusedException(
                    403, "Forbidden", "no right to get pods/log in namespace shop", List.of());
        }
        return super.follow(request);
    }
}
