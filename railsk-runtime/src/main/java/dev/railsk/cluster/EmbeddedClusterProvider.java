package dev.railsk.cluster;

import dev.railsk.app.Environment;
import dev.railsk.problem.Message;
import java.nio.file.Path;
import java.util.List;

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

    /**
     * Open a cluster that starts from what the last one left in this folder, and leaves there what becomes of it when it is
     * closed. No value of a secret is kept.
     *
     * @throws IllegalArgumentException when the script cannot be read or the folder cannot be used; the message says what to do
     */
    default Cluster open(Environment environment, String script, Path folder) {
        throw new IllegalArgumentException(
                new Message("the embedded cluster \"" + name() + "\" keeps nothing", "", "Leave the folder out.")
                        .text(""));
    }

    /** What can be rehearsed with this environment, in the order of a catalogue; nothing where the cluster plays no outcomes. */
    default List<Scenario> scenarios(Environment environment) {
        return List.of();
    }
}
