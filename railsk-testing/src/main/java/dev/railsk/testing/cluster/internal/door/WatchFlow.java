package dev.railsk.testing.cluster.internal.door;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.testing.cluster.internal.core.ClusterCore;
import dev.railsk.testing.cluster.internal.door.RequestTarget.Place;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A watch of one selection, one event a line. Who writes to the fake holds the clock's monitor and must not wait for a reader: events
 * are queued.
 */
final class WatchFlow implements Answer.Source {

    private static final long LOOK_MILLIS = 100;
    private static final Duration BOOKMARKS = Duration.ofSeconds(5);

    private final ClusterCore core;
    private final Place place;
    private final Selector selector;
    private final Renderer renderer;
    private final boolean isBookmarked;
    private final Duration limit;
    private final Duration lag;
    private final Set<String> told = new HashSet<>();
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final Runnable stop;

    private record Line(Instant due, String text, boolean isLast) {}

    /** How an object stands in an event. */
    interface Renderer {
        Object render(LiveObject object);
    }

    /** Called with the clock's monitor. */
    WatchFlow(ClusterCore core, ApiCall call, Place place, Renderer renderer, Duration lag) {
        this.core = core;
        this.place = place;
        this.selector = Selector.of(call.target(), place.kind().kind());
        this.renderer = renderer;
        this.lag = lag;
        this.isBookmarked = call.target().isTrue("allowWatchBookmarks");
        String seconds = call.target().parameter("timeoutSeconds");
        this.limit = Duration.ofSeconds(seconds.isEmpty() ? 3600 : Long.parseLong(seconds));
        Selection selection = place.selection();
        for (LiveObject object : core.server().select(selection)) {
            if (selector.matches(object)) {
                told.add(object.uid());
            }
        }
        String version = call.target().parameter("resourceVersion");
        if (version.isEmpty() || version.equals("0")) {
            told.clear();
        }
        this.stop = core.server().feed(List.of(new WatchStart(selection, version)), this::take);
    }

    private void take(WatchEvent event, boolean isNew) {
        if (event instanceof WatchEvent.Changed changed) {
            LiveObject object = changed.object();
            boolean wasTold = told.contains(object.uid()) && !isNew;
            if (selector.matches(object)) {
                told.add(object.uid());
                add(WatchMessages.of(wasTold ? "MODIFIED" : "ADDED", renderer.render(object)), false);
            } else if (told.remove(object.uid())) {
                add(WatchMessages.of("DELETED", renderer.render(object)), false);
            }
        } else if (event instanceof WatchEvent.Deleted deleted) {
            told.remove(deleted.object().uid());
            if (selector.matches(deleted.object())) {
                add(WatchMessages.of("DELETED", renderer.render(deleted.object())), false);
            }
        } else if (event instanceof WatchEvent.Lost lost) {
            boolean isExpired = lost.reason().startsWith("410");
            add(isExpired ? WatchMessages.lost(lost.reason().replaceFirst("^410 Expired: ", "")) : "", true);
        }
    }

    private void add(String text, boolean isLast) {
        lines.add(new Line(core.clock().now().plus(lag), text, isLast));
    }

    @Override
    public void writeTo(Answer.Sink sink) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        long bookmark = System.nanoTime() + BOOKMARKS.toNanos();
        try {
            while (System.nanoTime() < end && sink.isOpen()) {
                Line line = lines.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (line != null) {
                    awaitTime(line.due());
                    sink.send(line.text());
                    if (line.isLast()) {
                        return;
                    }
                } else if (isBookmarked && System.nanoTime() > bookmark) {
                    sink.send(bookmark());
                    bookmark = System.nanoTime() + BOOKMARKS.toNanos();
                }
            }
        } finally {
            synchronized (core.clock()) {
                stop.run();
            }
        }
    }

    private void awaitTime(Instant due) throws InterruptedException {
        while (core.clock().now().isBefore(due)) {
            Thread.sleep(LOOK_MILLIS / 10);
        }
    }

    private String bookmark() {
        synchronized (core.clock()) {
            ObjectKind kind = place.kind().kind();
            String version = core.server().list(place.selection()).resourceVersion();
            return lines.isEmpty() ? WatchMessages.bookmark(kind.apiVersion(), kind.kind(), version) : "";
        }
    }
}
