package dev.railsk.testing.cluster;

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
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.core.ClusterCore;
import dev.railsk.testing.cluster.internal.node.Fates;
import dev.railsk.testing.cluster.internal.schema.Schema;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Asking;
import dev.railsk.testing.cluster.internal.server.Right;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import java.util.List;
import java.util.Optional;

/** The port over a cluster in memory: every call holds the clock's monitor. */
abstract class MemoryCluster implements Cluster {

    final VirtualClock clock = new VirtualClock();
    final ApiServer server = new ApiServer(clock, Schema.load());
    final Fates fates = new Fates();
    final ClusterCore core = ClusterCore.empty(clock, server, fates);

    MemoryCluster() {}

    @Override
    public ClusterAddress address() {
        return new ClusterAddress("fake", "fake://in-memory", "default");
    }

    @Override
    public ClusterTime time() {
        return clock;
    }

    @Override
    public String version() {
        return ApiServer.VERSION;
    }

    @Override
    public boolean may(AccessCheck check) {
        synchronized (clock) {
            return server.rights()
                    .allow(new Right(check.verb(), check.group(), check.resource(), check.namespace(), check.name()));
        }
    }

    @Override
    public Optional<LiveObject> get(ObjectRef ref) {
        synchronized (clock) {
            return Asking.about("read", "get", ref).answer(() -> server.get(ref));
        }
    }

    @Override
    public LiveObjects list(Selection selection) {
        synchronized (clock) {
            return Asking.aboutAll("list", selection.kind(), selection.namespace())
                    .answer(() -> server.list(selection));
        }
    }

    @Override
    public WatchStream watch(List<WatchStart> starts) {
        synchronized (clock) {
            return server.watch(starts);
        }
    }

    @Override
    public Applied apply(Manifest manifest, WriteOptions options) {
        ObjectRef ref = ObjectRef.of(manifest.id());
        synchronized (clock) {
            return Asking.about(options.dryRun() ? "dry-run" : "apply", "patch", ref)
                    .answer(() -> server.apply(manifest.tree(), options));
        }
    }

    @Override
    public LiveObject create(Manifest manifest, WriteOptions options) {
        ObjectRef ref = ObjectRef.of(manifest.id());
        synchronized (clock) {
            return Asking.about("create", "create", ref).answer(() -> server.create(manifest.tree(), options));
        }
    }

    @Override
    public LiveObject update(Manifest manifest, WriteOptions options) {
        ObjectRef ref = ObjectRef.ofVersion(manifest);
        synchronized (clock) {
            return Asking.about("update", "update", ref).answer(() -> server.update(manifest.tree(), options));
        }
    }

    @Override
    public LiveObject patch(LiveObject object, Tree change, WriteOptions options) {
        synchronized (clock) {
            return Asking.about("patch", "patch", object.ref()).answer(() -> server.patch(object, change, options));
        }
    }

    @Override
    public boolean delete(ObjectRef ref, DeleteOptions options) {
        synchronized (clock) {
            return Asking.about("delete", "delete", ref).answer(() -> server.delete(ref, options));
        }
    }

    @Override
    public ExecResult exec(ExecRequest request) {
        synchronized (clock) {
            return core.programs().run(request);
        }
    }

    @Override
    public List<String> log(LogRequest request) {
        synchronized (clock) {
            return core.logs().read(request);
        }
    }

    @Override
    public LogStream follow(LogRequest request) {
        synchronized (clock) {
            return core.logs().follow(request);
        }
    }
}
