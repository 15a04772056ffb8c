package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One HTTP answer a selection, which the server goes on writing, as kubectl watches; all into one queue. A watch that the server
 * ends in good order, as it does every half hour, goes on from the last version; one that breaks is lost, once.
 *
 * <p>Not the client's own watch: that goes over WebSockets, each of which needs a connection of its own, gathers a message of any
 * size, reads on while nobody takes the events, and after a close keeps its connection open for a minute (on Java 17 with a
 * thread of the transport).
 */
final class StreamedWatch implements WatchStream {

    private final ClusterTime time;
    private final Consumer<AutoCloseable> onClose;
    private final List<WatchFeed> feeds = new ArrayList<>();
    private final Deque<Waiting> events = new ArrayDeque<>();
    private long waitingBytes;
    private boolean closed;

    private record Waiting(WatchEvent event, int size) {}

    StreamedWatch(ApiClient client, ObjectPaths paths, List<WatchStart> starts, Consumer<AutoCloseable> onClose) {
        this.time = client.time();
        this.onClose = onClose;
        for (WatchStart start : starts) {
            ApiRequest request = paths.forAll(start.selection(), "watch")
                    .with("watch", "true")
                    .with("allowWatchBookmarks", "true");
            feeds.add(new WatchFeed(client, request, start, this));
        }
        feeds.forEach(WatchFeed::open);
    }

    /** Take an event of one selection, and say whether more may come. */
    synchronized boolean add(WatchEvent event, int size) {
        if (!closed) {
            events.add(new Waiting(event, size));
            waitingBytes += size;
            notifyAll();
        }
        return !isFull();
    }

    private boolean isFull() {
        return events.size() >= Bounds.WAITING_EVENTS || waitingBytes >= Bounds.WAITING_EVENT_BYTES;
    }

    /** Have whoever waits look again at what is due. */
    synchronized void wake() {
        notifyAll();
    }

    @Override
    public Optional<WatchEvent> next(Duration limit) throws InterruptedException {
        Instant end = time.now().plus(limit);
        while (true) {
            Optional<WatchEvent> event = take();
            if (event.isPresent()) {
                return event;
            }
            Instant due = end;
            for (WatchFeed feed : feeds) {
                feed.readOn();
                Instant opening = feed.openWhenDue();
                due = opening.isBefore(due) ? opening : due;
            }
            if (!waitUntil(due, end)) {
                return Optional.empty();
            }
        }
    }

    private synchronized Optional<WatchEvent> take() {
        Waiting first = events.poll();
        if (first == null) {
            return Optional.empty();
        }
        waitingBytes -= first.size();
        return Optional.of(first.event());
    }

    /** Wait until there is something to look at; false when the time is over. */
    @SuppressWarnings("WaitNotInLoop") // The caller is the loop: it looks at everything again.
    private synchronized boolean waitUntil(Instant due, Instant end) throws InterruptedException {
        if (!events.isEmpty()) {
            return true;
        }
        Instant now = time.now();
        if (closed || !now.isBefore(end)) {
            return false;
        }
        wait(Math.max(1, Duration.between(now, due).toMillis()));
        return true;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            events.clear();
            notifyAll();
        }
        feeds.forEach(WatchFeed::close);
        onClose.accept(this);
    }
}
