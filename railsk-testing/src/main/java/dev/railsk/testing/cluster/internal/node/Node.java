package dev.railsk.testing.cluster.internal.node;

import dev.railsk.testing.cluster.internal.control.EventRecorder;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.VirtualClock;

/**
 * The one node of the fake, and what its kubelet works with.
 *
 * @param server where pods come from and their status goes
 * @param clock the time
 * @param events where its events go
 * @param logs what containers write
 * @param processes what processes do, where that is scripted
 */
public record Node(ApiServer server, VirtualClock clock, EventRecorder events, LogBook logs, Processes processes) {

    static final String NAME = "fake-node";
    static final String ADDRESS = "10.0.0.1";
}
