package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import java.util.ArrayList;
import java.util.List;

/** Tells somebody what happens to some selections. */
public final class Feed {

    private final Sink sink;
    private final List<Selection> selections = new ArrayList<>();

    Feed(Sink sink) {
        this.sink = sink;
    }

    /** Who is told. */
    public interface Sink {

        /**
         * Take an event.
         *
         * @param event what happened
         * @param isNew whether a changed object was not in the selection before
         */
        void tell(WatchEvent event, boolean isNew);
    }

    void start(WatchStart start, ObjectStore store) {
        long since = Long.parseLong(start.resourceVersion());
        if (store.isForgotten(since)) {
            String reason = "410 Expired: too old resource version: " + since + " (" + store.forgottenUpTo() + ")";
            sink.tell(new WatchEvent.Lost(start.selection(), reason), false);
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
        selections.forEach(selection -> sink.tell(new WatchEvent.Lost(selection, reason), false));
        selections.clear();
    }

    void stop() {
        selections.clear();
    }

    private void tell(Selection selection, Change change) {
        boolean matched = change.before()
                .map(before -> ObjectStore.matches(selection, before))
                .orElse(false);
        boolean matches = !change.isDeletion() && ObjectStore.matches(selection, change.after());
        LiveObject object = change.after();
        if (matches) {
            sink.tell(new WatchEvent.Changed(selection, object), !matched);
        } else if (matched) {
            sink.tell(new WatchEvent.Deleted(selection, object), false);
        }
    }
}
