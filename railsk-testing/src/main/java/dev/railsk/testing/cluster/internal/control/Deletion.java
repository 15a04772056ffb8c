package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Owners;
import dev.railsk.testing.cluster.internal.server.ResourceKind;
import dev.railsk.testing.cluster.internal.server.ResourceKinds;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import java.time.Duration;

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
        server.delete(ref);
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
