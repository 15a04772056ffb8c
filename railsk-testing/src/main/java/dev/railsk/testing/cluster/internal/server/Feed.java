package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells somebody what happens to some selections. */
public final class Feed {

    private static final String ANY_VERSION = "0";

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
        if (start.resourceVersion().isEmpty() || start.resourceVersion().equals(ANY_VERSION)) {
            startWithAll(start.selection(), store);
            return;
        }
        long since = version(start.resourceVersion());
        if (store.isForgotten(since)) {
            String reason = "410 Expired: too old resource version: " + since + " (" + store.forgottenUpTo() + ")";
            sink.tell(new WatchEvent.Lost(start.selection(), reason), false);
            return;
        }
        store.changesSince(since).forEach(change -> tell(start.selection(), change));
        selections.add(start.selection());
    }

    /** Tell what is there, as the server does with a watch that names no version. */
    private void startWithAll(Selection selection, ObjectStore store) {
        for (LiveObject object : store.select(selection)) {
            sink.tell(new WatchEvent.Changed(selection, object), true);
        }
        selections.add(selection);
    }

    private static long version(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw Refusals.noVersion(text);
        }
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
        Optional<LiveObject> before = change.before().filter(object -> ObjectStore.matches(selection, object));
        if (!change.isDeletion() && ObjectStore.matches(selection, change.after())) {
            sink.tell(new WatchEvent.Changed(selection, change.after()), before.isEmpty());
        } else if (before.isPresent()) {
            // A real server tells what was last in the selection, at the version at which it left.
            LiveObject last = StoredObject.at(change.version(), before.get());
            sink.tell(new WatchEvent.Deleted(selection, last), false);
        }
    }
}
