package dev.railsk.deploy.internal;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.definition.Revision;
import dev.railsk.deploy.EnvironmentStatus;
import dev.railsk.deploy.MigrationStatus;

/** Reads. */
public record StatusReader(Cluster cluster) {

    /** Read. */
    public EnvironmentStatus status(Environment environment) {
        throw new IllegalStateException("being written: " + environment.name());
    }

    /** Read. */
    public MigrationStatus migration(Environment environment, Revision revision) {
        throw new IllegalStateException("being written: " + environment.name() + revision);
    }
}
