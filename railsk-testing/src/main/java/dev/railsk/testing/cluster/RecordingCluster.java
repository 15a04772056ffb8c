package dev.railsk.testing.cluster;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.ForwardingCluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fake cluster that notes what is written to it, and keeps that when it is closed. */
final class RecordingCluster extends ForwardingCluster {

    private final FakeState state;
    private final Seeds seeds;
    private final Map<String, String> outcomes;
    private final Instant start;
    private final List<Write> writes = new ArrayList<>();

    RecordingCluster(FakeCluster cluster, FakeState state, Seeds seeds, Map<String, String> outcomes) {
        super(cluster);
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
        return Duration.between(start, time().now());
    }

    @Override
    public Applied apply(Manifest manifest, WriteOptions options) {
        Applied applied = super.apply(manifest, options);
        if (applied.effect() != Applied.Effect.UNCHANGED) {
            note(Verb.APPLY, options, manifest.tree(), applied.object().uid());
        }
        return applied;
    }

    @Override
    public LiveObject create(Manifest manifest, WriteOptions options) {
        LiveObject created = super.create(manifest, options);
        note(Verb.CREATE, options, manifest.tree(), created.uid());
        return created;
    }

    @Override
    public LiveObject update(Manifest manifest, WriteOptions options) {
        LiveObject updated = super.update(manifest, options);
        note(Verb.UPDATE, options, manifest.tree(), updated.uid());
        return updated;
    }

    @Override
    public LiveObject patch(LiveObject object, Tree change, WriteOptions options) {
        LiveObject patched = super.patch(object, change, options);
        Map<String, Object> written = new LinkedHashMap<>(change.map());
        Map<String, Object> metadata = new LinkedHashMap<>(change.at("metadata").map());
        metadata.put("name", object.ref().name());
        metadata.put("namespace", object.ref().namespace());
        written.put("apiVersion", object.ref().kind().apiVersion());
        written.put("kind", object.ref().kind().kind());
        written.put("metadata", metadata);
        note(Verb.PATCH, options, Tree.of(written), "");
        return patched;
    }

    @Override
    public boolean delete(ObjectRef ref, DeleteOptions options) {
        boolean isDeleted = super.delete(ref, options);
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
            super.close();
        }
    }
}
