package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.testing.cluster.internal.server.ApiServer;

/** Deletes objects for the controllers: what they own follows in the background. */
public final class Deletion {

    private final ApiServer server;

    public Deletion(ApiServer server) {
        this.server = server;
    }

    public void delete(ObjectRef ref) {
        server.delete(ref);
    }
}
