package dev.railsk.cluster.internal;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.cluster.WatchStream;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One WebSocket a selection, all into one queue. A socket that ends is said to be lost, once, and not opened again. */
final class SocketWatch implements WatchStream {

    private static final int NORMAL_CLOSE = 1000;
    private static final int HANDSHAKE_SECONDS = 10;

    private final ApiClient client;
    private final ObjectPaths paths;
    private final Consumer<AutoCloseable> onClose;
    private final BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
    private final List<Feed> feeds = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    SocketWatch(ApiClient client, ObjectPaths paths, Consumer<AutoCloseable> onClose) {
        this.client = client;
        this.paths = paths;
        this.onClose = onClose;
    }

    void start(List<WatchStart> starts) {
        for (WatchStart start : starts) {
            ApiRequest request = paths.forAll(start.selection(), "watch")
                    .with("watch", "true")
                    .with("resourceVersion", start.resourceVersion());
            Feed feed = new Feed(start.selection());
            feeds.add(feed);
            feed.open(client.http()
                    .newWebSocketBuilder()
                    .uri(client.uri(request))
                    // The API server takes a socket for a browser's, and looks at where it comes from.
                    .setHeader("Origin", client.server().toString())
                    .connectTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
                    .buildAsync(feed));
        }
    }

    private static String reason(Throwable failure) {
        Throwable last = failure;
        for (Throwable here = failure; here != null; here = here.getCause()) {
            if (here instanceof WebSocketHandshakeException handshake) {
                return "the API server refused to watch (HTTP "
                        + handshake.getResponse().code() + ")";
            }
            last = here;
        }
        return "the watch could not be opened (" + last.getClass().getSimpleName() + ")";
    }

    @Override
    public Optional<WatchEvent> next(Duration limit) throws InterruptedException {
        return Optional.ofNullable(events.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        closed = true;
        feeds.forEach(Feed::close);
        onClose.accept(this);
    }

    /** What one socket says. */
    private final class Feed implements WebSocket.Listener {

        private final Selection selection;
        private @Nullable CompletableFuture<WebSocket> opening;
        private @Nullable WebSocket socket;
        private boolean over;

        Feed(Selection selection) {
            this.selection = selection;
        }

        void open(CompletableFuture<WebSocket> handshake) {
            opening = handshake.whenComplete((opened, failure) -> {
                if (failure != null) {
                    lost(reason(failure));
                }
            });
        }

        /** A handshake that is still under way closes its socket when it is done. */
        void close() {
            WebSocket opened;
            synchronized (this) {
                opened = socket;
                socket = null;
            }
            if (opened != null) {
                opened.sendClose(NORMAL_CLOSE, "");
            } else if (opening != null) {
                opening.cancel(false);
            }
        }

        @Override
        public void onOpen(WebSocket opened) {
            synchronized (this) {
                socket = opened;
            }
            if (closed) {
                close();
            }
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            message(text);
            socket.request();
        }

        @Override
        public void onMessage(WebSocket socket, ByteBuffer bytes) {
            message(StandardCharsets.UTF_8.decode(bytes).toString());
            socket.request();
        }

        @Override
        public void onClose(WebSocket socket, int code, @Nullable String reason) {
            lost("the API server ended the watch");
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            lost("the connection of the watch broke (" + failure.getClass().getSimpleName() + ")");
        }

        private void message(String json) {
            Tree event;
            try {
                event = Tree.parseJson(json);
            } catch (ManifestException notJson) {
                lost("the API server sent what is no event");
                return;
            }
            Tree object = event.at("object");
            switch (event.at("type").text().orElse("")) {
                case "ADDED", "MODIFIED" -> events.add(new WatchEvent.Changed(selection, LiveObject.of(object)));
                case "DELETED" -> events.add(new WatchEvent.Deleted(selection, LiveObject.of(object)));
                case "BOOKMARK" -> {}
                default -> lost(object.at("message").text().orElse("the API server ended the watch with an error"));
            }
        }

        private synchronized void lost(String reason) {
            if (!over && !closed) {
                over = true;
                events.add(new WatchEvent.Lost(selection, reason));
            }
        }
    }
}
