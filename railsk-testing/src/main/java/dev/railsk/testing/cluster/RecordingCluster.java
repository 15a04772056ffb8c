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
import dev.railsk.testing.cluster.Session.Verb;
import dev.railsk.testing.cluster.Session.Write;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fake cluster that notes what is written to it, and keeps that when it is closed. */
final class RecordingCluster implements Cluster {

    private final FakeCluster cluster;
    private final FakeState state;
    private final Seeds seeds;
    private final Map<String, String> outcomes;
    private final Instant start;
    private final List<Write> writes = new ArrayList<>();

    RecordingCluster(FakeCluster cluster, FakeState state, Seeds seeds, Map<String, String> outcomes) {
        this.cluster = cluster;
        this.state = state;
        this.seeds = seeds;
        this.outcomes = outcomes;
        this.start = cluster.time().now();
    }

    private synchronized void note(Verb verb, WriteOptions options, Tree object, String uid) {
        if (!options.dryRun()) {
            writes.add(Write.of(elapsed(), verb, options.fieldManager(), object, uid));
        }
    }

    private Duration elapsed() {
        return Duration.between(start, cluster.time().now());
    }

    @Override
    public Applied apply(Manifest manifest, WriteOptions options) {
        Applied applied = cluster.apply(manifest, options);
        if (applied.effect() != Applied.Effect.UNCHANGED) {
            note(Verb.APPLY, options, manifest.tree(), applied.object().uid());
        }
        return applied;
    }

    @Override
    public LiveObject create(Manifest manifest, WriteOptions options) {
        LiveObject created = cluster.create(manifest, options);
        note(Verb.CREATE, options, manifest.tree(), created.uid());
        return created;
    }

    @Override
    public LiveObject update(Manifest manifest, WriteOptions options) {
        LiveObject updated = cluster.update(manifest, options);
        note(Verb.UPDATE, options, manifest.tree(), updated.uid());
        return updated;
    }

    @Override
    public boolean delete(ObjectRef ref, DeleteOptions options) {
        boolean isDeleted = cluster.delete(ref, options);
        if (isDeleted) {
            Map<String, Object> metadata = Map.of("name", ref.name(), "namespace", ref.namespace());
            Map<String, Object> object = Map.of(
                    "apiVersion", ref.kind().apiVersion(), "kind", ref.kind().kind(), "metadata", metadata);
            note(Verb.DELETE, WriteOptions.write(), Tree.of(object), "");
        }
        return isDeleted;
    }

    /** Close the cluster; what was written is kept. */
    @Override
    public synchronized void close() {
        try (FakeState open = state) {
            if (!writes.isEmpty()) {
                open.add(new Session(seeds, outcomes, List.copyOf(writes), elapsed()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cluster.close();
        }
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
}
