package dev.railsk.testing.cluster.internal.door;

import dev.railsk.testing.cluster.internal.server.VirtualClock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Moves a virtual clock along with the real one, twenty times as fast. */
final class PacedClock implements AutoCloseable {

    private static final int SPEED = 20;
    private static final int STEP_MILLIS = 5;

    private final ScheduledExecutorService ticker;

    private PacedClock(ScheduledExecutorService ticker) {
        this.ticker = ticker;
    }

    static PacedClock start(VirtualClock clock) {
        ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "fake-cluster-clock");
            thread.setDaemon(true);
            return thread;
        });
        Duration step = Duration.ofMillis((long) STEP_MILLIS * SPEED);
        ticker.scheduleAtFixedRate(() -> clock.advanceBy(step), STEP_MILLIS, STEP_MILLIS, TimeUnit.MILLISECONDS);
        return new PacedClock(ticker);
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
