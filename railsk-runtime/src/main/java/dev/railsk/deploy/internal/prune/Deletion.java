package dev.railsk.deploy.internal.prune;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.LiveObject;
import dev.railsk.deploy.ObjectOutcome;
import dev.railsk.deploy.ObjectOutcome.Result;
import java.util.Optional;

/** Deletes one very object, and says what has become of it. */
public final class Deletion {

    private static final int NOT_LOGGED_IN = 401;
    private static final int CONFLICT = 409;
    private static final int FIRST_OF_THE_SERVERS_OWN = 500;

    private Deletion() {}

    /**
     * Delete it.
     *
     * @throws dev.railsk.cluster.ClusterException when the API server gives no answer to go by
     */
    public static ObjectOutcome of(Cluster cluster, LiveObject object) {
        try {
            cluster.delete(object.ref(), DeleteOptions.of(object));
        } catch (ClusterRefusedException refusal) {
            if (refusal.code() == NOT_LOGGED_IN || refusal.code() >= FIRST_OF_THE_SERVERS_OWN) {
                throw refusal;
            }
            String why = refusal.code() == CONFLICT
                    ? "somebody has made it anew meanwhile"
                    : String.valueOf(refusal.getMessage());
            return new ObjectOutcome(object.ref(), Result.KEPT, why);
        }
        Optional<LiveObject> still =
                cluster.get(object.ref()).filter(live -> live.uid().equals(object.uid()));
        return new ObjectOutcome(
                object.ref(),
                Result.DELETED,
                still.map(live -> "it ends once its finalizers are done").orElse(""));
    }
}
