package dev.railsk.deploy.internal;

import dev.railsk.cluster.Cluster;
import dev.railsk.deploy.DeployReport;

/** Runs deploys. */
public final class DeployRuns {

    private DeployRuns() {}

    /** Deploy. */
    public static DeployReport deploy(Cluster cluster, DeployOrder order) {
        throw new IllegalStateException("being written: " + cluster.address() + order.revision());
    }

    /** Migrate only. */
    public static DeployReport migrate(Cluster cluster, DeployOrder order) {
        throw new IllegalStateException("being written: " + cluster.address() + order.revision());
    }
}
