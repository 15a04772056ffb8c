package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A watch as a queue of events, whose reader waits on the virtual clock. */
final class QueuedWatch implements WatchStream, Feed.Sink {

    private final VirtualClock clock;
    private final Deque<WatchEvent> events = new ArrayDeque<>();
    private Runnable onClose = () -> {};
    private boolean isClosed;

    QueuedWatch(VirtualClock clock) {
        this.clock = clock;
    }

    void onClose(Runnable action) {
        onClose = action;
    }

    @Override
    public void tell(WatchEvent event, boolean isNew) {
        events.add(event);
    }

    @Override
    public Optional<WatchEvent> next(Duration limit) throws InterruptedException {
        synchronized (clock) {
            clock.await(() -> isClosed || !events.isEmpty(), limit);
            return Optional.ofNullable(events.poll());
        }
    }

    @Override
    public void close() {
        synchronized (clock) {
            isClosed = true;
            events.clear();
            onClose.run();
            clock.signal();
        }
    }
}
