package dev.railsk.cluster;

import dev.railsk.app.Environment;

/**
 * A cluster that lives in this process, found by {@link java.util.ServiceLoader}: what {@code --cluster NAME} opens.
 * railsk-testing brings {@code fake}.
 */
public interface EmbeddedClusterProvider {

    /** The name by which it is asked for. */
    String name();

    /**
     * Open a new, empty cluster with what the environment declares as existing elsewhere: its namespace, its secrets with
     * their keys.
     *
     * @param environment what will be deployed
     * @param script outcomes to play, as {@code TARGET=OUTCOME,...}; empty for none
     * @throws IllegalArgumentException when the script cannot be read; the message lists what there is
     */
    Cluster open(Environment environment, String script);
}
