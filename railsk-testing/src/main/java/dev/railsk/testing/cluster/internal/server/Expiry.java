package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import java.time.Duration;

/** Forgets events one hour after they were last written. */
final class Expiry {

    private static final Duration KEPT = Duration.ofHours(1);

    private final ObjectStore store;
    private final VirtualClock clock;

    Expiry(ObjectStore store, VirtualClock clock) {
        this.store = store;
        this.clock = clock;
    }

    void changed(Change change) {
        ObjectRef ref = change.after().ref();
        if (ref.kind().equals(ObjectKind.EVENT) && !change.isDeletion()) {
            String version = change.after().resourceVersion();
            clock.schedule(KEPT, ref, () -> expire(ref, version));
        }
    }

    private void expire(ObjectRef ref, String version) {
        StoredObject event = store.find(ref);
        if (event != null && event.live().resourceVersion().equals(version)) {
            store.remove(ref);
        }
    }
}
