package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.ApiServer.Writer;
import dev.railsk.testing.cluster.internal.server.Owners;
import dev.railsk.testing.cluster.internal.server.ResourceKind;
import dev.railsk.testing.cluster.internal.server.ResourceKinds;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import java.time.Duration;
import java.util.Map;

/** Deletes objects: a pod ends in its own time, everything else is gone at once, and what it owned follows. */
public final class Deletion {

    private static final Duration COLLECTION = Duration.ofMillis(100);

    private final ApiServer server;
    private final VirtualClock clock;

    public Deletion(ApiServer server, VirtualClock clock) {
        this.server = server;
        this.clock = clock;
    }

    public void delete(ObjectRef ref) {
        if (ref.kind().equals(ObjectKind.POD)) {
            String now = server.timestamp();
            server.change(ref, Writer.main("kubectl"), pod -> {
                Map<String, Object> metadata = PlainValue.child(pod, "metadata");
                Map<String, Object> spec = PlainValue.at(pod, "spec");
                metadata.putIfAbsent("deletionTimestamp", now);
                metadata.putIfAbsent(
                        "deletionGracePeriodSeconds", PlainValue.number(spec, "terminationGracePeriodSeconds", 30));
            });
        } else {
            server.remove(ref);
        }
    }

    /** Let what an object owns belong to nobody. */
    public void orphan(ObjectRef ref) {
        server.find(ref).ifPresent(owner -> {
            for (ResourceKind kind : ResourceKinds.all()) {
                for (LiveObject owned : server.ownedBy(owner, kind.kind())) {
                    server.change(owned.ref(), Writer.main("kube-controller-manager"), object -> PlainValue.child(
                                    object, "metadata")
                            .remove("ownerReferences"));
                }
            }
        });
    }

    /** Delete in the background what an object owned that is gone now, or what was in a namespace. */
    public void collect(LiveObject gone) {
        clock.schedule(COLLECTION, () -> {
            for (ResourceKind kind : ResourceKinds.all()) {
                if (kind.isNamespaced()) {
                    collect(gone, kind);
                }
            }
        });
    }

    private void collect(LiveObject gone, ResourceKind kind) {
        boolean isNamespace = gone.ref().kind().equals(ObjectKind.NAMESPACE);
        String namespace = isNamespace ? gone.ref().name() : gone.ref().namespace();
        for (LiveObject object : server.select(Selection.all(kind.kind(), namespace))) {
            if (isNamespace) {
                server.remove(object.ref());
            } else if (Owners.isOwner(gone, object)) {
                delete(object.ref());
            }
        }
    }
}
