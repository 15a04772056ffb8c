package dev.railsk.deploy.internal.run;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.Cancellation;
import dev.railsk.deploy.DeployListener;
import dev.railsk.deploy.DeployOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.image.Revision;
import java.util.OptionalInt;

/**
 * What a caller of a rollback asked for.
 *
 * @param number the release to go back to; empty for the last good one before
 */
public record RollbackOrder(
        Environment environment,
        OptionalInt number,
        DeployOptions options,
        DeployListener listener,
        Cancellation cancellation) {

    /** The deploy that it comes to, once its revision is known. */
    public DeployOrder toRevision(Revision revision) {
        return new DeployOrder(environment, revision, options, listener, cancellation);
    }

    /** The report of one that had nothing to go back to. */
    public DeployReport refused(Cluster cluster) {
        return DeployOrder.refused(cluster, environment, "", options);
    }
}
