package dev.railsk.cluster.internal;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The watch of one selection: an event a line. */
final class WatchFeed implements ByteStream.Sink {

    /** A server that ends its watches at once is not asked more often than this. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ApiClient client;
    private final ApiRequest request;
    private final Selection selection;
    private final StreamedWatch watch;
    private final LineSplitter lines = new LineSplitter(Bounds.EVENT, this::event);
    private String version;
    private Instant opened = Instant.MIN;
    private Instant due = Instant.MAX;
    private boolean isFull;
    private boolean isOver;
    private @Nullable ByteStream stream;
    private @Nullable Runnable held;

    WatchFeed(ApiClient client, ApiRequest request, WatchStart start, StreamedWatch watch) {
        this.client = client;
        this.request = request;
        this.selection = start.selection();
        this.version = start.resourceVersion();
        this.watch = watch;
    }

    void open() {
        ApiRequest from;
        synchronized (this) {
            if (isOver) {
                return;
            }
            opened = client.time().now();
            due = Instant.MAX;
            lines.reset();
            from = request.with("resourceVersion", version);
        }
        ByteStream next = ByteStream.open(client.exchange(), from, this);
        boolean isClosed;
        synchronized (this) {
            stream = next;
            isClosed = isOver;
        }
        if (isClosed) {
            next.close();
        }
    }

    /** Open the watch again when it has ended and it is time to; the time when it will be. */
    Instant openWhenDue() {
        Instant when;
        synchronized (this) {
            when = due;
        }
        if (client.time().now().isBefore(when)) {
            return when;
        }
        open();
        return Instant.MAX;
    }

    /** Take more, after what was taken has been read. */
    void readOn() {
        Runnable more;
        synchronized (this) {
            more = held;
            held = null;
        }
        if (more != null) {
            more.run();
        }
    }

    @Override
    public void receive(List<ByteBuffer> pieces, Runnable more) {
        synchronized (this) {
            isFull = false;
            pieces.forEach(lines::add);
            if (lines.isTooLong()) {
                lost("the API server sends an event of more than " + Bounds.size(Bounds.EVENT));
            }
            if (isOver) {
                return;
            }
            if (isFull) {
                held = more;
                return;
            }
        }
        more.run();
    }

    private void event(String line, boolean isCut) {
        if (isOver || isCut || line.isBlank()) {
            return;
        }
        Tree event;
        try {
            event = Tree.parseJson(line);
        } catch (ManifestException notJson) {
            lost("the API server sent what is no event");
            return;
        }
        Tree object = event.at("object");
        switch (event.at("type").text().orElse("")) {
            case "ADDED", "MODIFIED" -> tell(new WatchEvent.Changed(selection, LiveObject.of(object)), line.length());
            case "DELETED" -> tell(new WatchEvent.Deleted(selection, LiveObject.of(object)), line.length());
            case "BOOKMARK" -> {}
            default ->
                lost(object.at("message")
                        .text()
                        .map(Bounds::cut)
                        .orElse("the API server ended the watch with an error"));
        }
        if (!isOver) {
            remember(object);
        }
    }

    private void tell(WatchEvent event, int size) {
        isFull |= !watch.add(event, size);
        opened = Instant.MIN;
    }

    private void remember(Tree object) {
        version = object.at("metadata", "resourceVersion").text().orElse(version);
    }

    @Override
    public void refused(int code) {
        lost("the API server refused to watch (HTTP " + code + ")");
    }

    @Override
    public void ended(@Nullable Throwable failure) {
        if (failure != null) {
            lost("the watch broke: " + client.endpoint().reason(failure));
            return;
        }
        synchronized (this) {
            Instant now = client.time().now();
            boolean isShort = opened.plus(PAUSE).isAfter(now);
            due = isShort ? now.plus(PAUSE) : now;
        }
        watch.wake();
    }

    private synchronized void lost(String reason) {
        if (!isOver) {
            isOver = true;
            watch.add(new WatchEvent.Lost(selection, reason), reason.length());
            if (stream != null) {
                stream.close();
            }
        }
    }

    void close() {
        ByteStream open;
        synchronized (this) {
            isOver = true;
            held = null;
            open = stream;
        }
        if (open != null) {
            open.close();
        }
    }
}
