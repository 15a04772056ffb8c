package dev.railsk.testing.cluster;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A fake cluster with a shop in it, and short ways to ask it. */
final class Rehearsal {

    final FakeCluster cluster = FakeCluster.start().namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");

    Applied apply(Manifest manifest) {
        return cluster.apply(manifest, WriteOptions.write());
    }

    /** Wait until the namespace has what every namespace gets: the certificates are a ConfigMap too. */
    void furnish() {
        pass(1);
    }

    void pass(long seconds) {
        try {
            cluster.time().sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Tree get(ObjectKind kind, String name) {
        return cluster.get(new ObjectRef(kind, "shop", name)).orElseThrow().content();
    }

    List<LiveObject> all(ObjectKind kind) {
        return cluster.list(Selection.all(kind, "shop")).items();
    }

    LiveObject only(ObjectKind kind) {
        List<LiveObject> all = all(kind);
        if (all.size() != 1) {
            throw new AssertionError("there must be one " + kind.kind() + ", but there are " + all);
        }
        return all.get(0);
    }

    List<String> events() {
        return all(ObjectKind.EVENT).stream()
                .map(event ->
                        event.content().at("involvedObject", "kind").text().orElse("") + " "
                                + event.content().at("reason").text().orElse("") + ": "
                                + event.content().at("message").text().orElse(""))
                .toList();
    }

    static Optional<String> condition(Tree object, String type) {
        return object.at("status", "conditions").items().stream()
                .filter(condition -> condition.at("type").text().equals(Optional.of(type)))
                .map(condition -> condition.at("status").text().orElse("") + " "
                        + condition.at("reason").text().orElse(""))
                .findFirst();
    }
}
