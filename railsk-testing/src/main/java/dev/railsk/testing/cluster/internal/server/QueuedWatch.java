package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A watch over some selections, as a queue of events. */
final class QueuedWatch implements WatchStream {

    private final VirtualClock clock;
    private final Runnable onClose;
    private final Deque<WatchEvent> events = new ArrayDeque<>();
    private final List<Selection> selections = new ArrayList<>();
    private boolean isClosed;

    QueuedWatch(VirtualClock clock, Runnable onClose) {
        this.clock = clock;
        this.onClose = onClose;
    }

    void start(WatchStart start, ObjectStore store) {
        long since = Long.parseLong(start.resourceVersion());
        if (store.isForgotten(since)) {
            String reason = "410 Expired: too old resource version: " + since + " (" + store.forgottenUpTo() + ")";
            events.add(new WatchEvent.Lost(start.selection(), reason));
            return;
        }
        store.changesSince(since).forEach(change -> tell(start.selection(), change));
        selections.add(start.selection());
    }

    void tell(Change change) {
        selections.forEach(selection -> tell(selection, change));
    }

    /** Drop the connection: every selection is lost. */
    void lose(String reason) {
        selections.forEach(selection -> events.add(new WatchEvent.Lost(selection, reason)));
        selections.clear();
    }

    private void tell(Selection selection, Change change) {
        boolean matched = change.before()
                .map(before -> ObjectStore.matches(selection, before))
                .orElse(false);
        boolean matches = !change.isDeletion() && ObjectStore.matches(selection, change.after());
        LiveObject object = change.after();
        if (matches) {
            events.add(new WatchEvent.Changed(selection, object));
        } else if (matched) {
            events.add(new WatchEvent.Deleted(selection, object));
        }
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
            selections.clear();
            events.clear();
            onClose.run();
            clock.signal();
        }
    }
}
