package dev.railsk.testing.cluster.internal.core;

import dev.railsk.testing.cluster.internal.node.Fates;
import dev.railsk.testing.cluster.internal.node.LogBook;
import dev.railsk.testing.cluster.internal.node.LogReader;
import dev.railsk.testing.cluster.internal.node.Programs;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.VirtualClock;

/**
 * The parts of a fake cluster, for its doors. The clock's monitor guards them all.
 *
 * @param clock the clock
 * @param server the API server
 * @param controllers what acts by itself, and deletes
 * @param logs what containers write
 * @param programs what answers when a program is run in a container
 */
public record ClusterCore(
        VirtualClock clock, ApiServer server, Controllers controllers, LogReader logs, Programs programs) {

    /** A core without objects. */
    public static ClusterCore empty(VirtualClock clock, ApiServer server, Fates fates) {
        LogBook book = new LogBook();
        return new ClusterCore(
                clock,
                server,
                new Controllers(server, clock, fates, book),
                new LogReader(server, clock, book),
                new Programs(server));
    }
}
