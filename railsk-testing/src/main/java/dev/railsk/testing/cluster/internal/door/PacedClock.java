package dev.railsk.testing.cluster.internal.door;

import dev.railsk.testing.cluster.internal.server.VirtualClock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Moves a virtual clock along with the real one, twenty times as fast. */
final class PacedClock implements AutoCloseable {

    private static final int SPEED = 20;
    private static final Duration STEP = Duration.ofMillis(5);

    private final VirtualClock clock;
    private final Thread thread;
    private volatile boolean isClosed;

    private PacedClock(VirtualClock clock) {
        this.clock = clock;
        this.thread = new Thread(this::run, "fake-cluster-clock");
    }

    static PacedClock start(VirtualClock clock) {
        PacedClock pace = new PacedClock(clock);
        pace.thread.setDaemon(true);
        pace.thread.start();
        return pace;
    }

    private void run() {
        long before = System.nanoTime();
        while (!isClosed) {
            LockSupport.parkNanos(STEP.toNanos());
            long now = System.nanoTime();
            clock.advanceBy(Duration.ofNanos((now - before) * SPEED));
            before = now;
        }
    }

    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
    }
}
