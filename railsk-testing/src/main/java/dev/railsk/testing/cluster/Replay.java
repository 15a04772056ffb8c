package dev.railsk.testing.cluster;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.Session.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Brings a new fake cluster to where earlier commands left one: it does again what they did, at the same times. */
final class Replay {

    private final FakeCluster cluster;
    private final Map<String, String> uids = new HashMap<>();

    Replay(FakeCluster cluster) {
        this.cluster = cluster;
    }

    /** Do it all again. An interrupt ends it early, and the thread stays interrupted. */
    void run(FakeState state) {
        Map<String, String> before = Map.of();
        ClusterTime.Activity work = cluster.time().begin();
        try {
            for (Session session : state.sessions()) {
                session.seeds().putInto(cluster);
                // What a smoke check was answered has left nothing in the cluster.
                Map<String, String> outcomes = new LinkedHashMap<>(session.outcomes());
                outcomes.values()
                        .removeIf(outcome -> SmokeOutcomes.find(outcome).isPresent());
                script(before.keySet(), outcomes);
                before = outcomes;
                run(session);
            }
            script(before.keySet(), Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ClusterException | IllegalArgumentException e) {
            throw state.unusable(e);
        } finally {
            work.close();
        }
    }

    private void script(Set<String> before, Map<String, String> outcomes) {
        before.forEach(target -> cluster.outcome(target, Outcome.well()));
        outcomes.forEach((target, outcome) -> cluster.outcome(target, Outcome.named(outcome)));
    }

    private void run(Session session) throws InterruptedException {
        Instant start = cluster.time().now();
        for (Write write : session.writes()) {
            await(start.plus(write.after()));
            String uid = run(write);
            if (!write.uid().isEmpty()) {
                uids.put(write.uid(), uid);
            }
        }
        await(start.plus(session.took()));
    }

    private void await(Instant time) throws InterruptedException {
        Duration left = Duration.between(cluster.time().now(), time);
        if (!left.isNegative() && !left.isZero()) {
            cluster.time().sleep(left);
        }
    }

    private String run(Write write) {
        Manifest manifest = write.manifest(uids);
        WriteOptions options = new WriteOptions(write.manager(), false);
        return switch (write.verb()) {
            case APPLY -> cluster.apply(manifest, options).object().uid();
            case CREATE -> cluster.create(manifest, options).uid();
            case UPDATE -> cluster.update(current(manifest), options).uid();
            case PATCH -> {
                cluster.get(ObjectRef.of(manifest.id()))
                        .ifPresent(object -> cluster.patch(object, manifest.tree(), options));
                yield "";
            }
            case DELETE -> {
                cluster.get(ObjectRef.of(manifest.id()))
                        .ifPresent(object -> cluster.delete(object.ref(), DeleteOptions.of(object)));
                yield "";
            }
        };
    }

    /** The manifest as a replacement of what is there now. */
    private Manifest current(Manifest manifest) {
        String version = cluster.get(ObjectRef.of(manifest.id()))
                .map(LiveObject::resourceVersion)
                .orElse("0");
        Map<String, Object> metadata =
                new LinkedHashMap<>(manifest.tree().at("metadata").map());
        metadata.put("resourceVersion", version);
        Map<String, Object> object = new LinkedHashMap<>(manifest.tree().map());
        object.put("metadata", metadata);
        return Manifest.of(Tree.of(object));
    }
}
