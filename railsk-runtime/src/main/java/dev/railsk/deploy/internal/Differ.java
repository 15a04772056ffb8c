package dev.railsk.deploy.internal;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.definition.Revision;
import dev.railsk.deploy.EnvironmentDiff;

/** Compares. */
public record Differ(Cluster cluster) {

    /** Compare. */
    public EnvironmentDiff diff(Environment environment, Revision revision) {
        throw new IllegalStateException("being written: " + environment.name() + revision);
    }
}
