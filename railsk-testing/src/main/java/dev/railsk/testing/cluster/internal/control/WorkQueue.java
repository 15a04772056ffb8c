package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The objects that a controller is to look at, each at most once at a time, and only while it is there. */
public final class WorkQueue {

    private static final Duration LATENCY = Duration.ofMillis(20);

    private final ApiServer server;
    private final VirtualClock clock;
    private final Consumer<LiveObject> work;
    private final Set<ObjectRef> queued = new HashSet<>();

    WorkQueue(ApiServer server, VirtualClock clock, Consumer<LiveObject> work) {
        this.server = server;
        this.clock = clock;
        this.work = work;
    }

    /** Look at it soon. */
    public void add(ObjectRef ref) {
        if (queued.add(ref)) {
            clock.schedule(LATENCY, ref, () -> {
                queued.remove(ref);
                server.find(ref).ifPresent(work);
            });
        }
    }

    /** Look at it again after a while, whatever happens before. */
    void addAfter(ObjectRef ref, Duration delay) {
        clock.schedule(delay, ref, () -> add(ref));
    }
}
