package dev.railsk.testing.cluster.internal.door;

import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchEvent;
import dev.railsk.cluster.WatchStart;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.core.ClusterCore;
import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A watch of one selection over a WebSocket, one event a message. Messages go out on a thread of their own: who writes to the fake
 * holds the clock's monitor, and must not wait for a reader.
 */
final class WatchSocket extends WebSocketListener {

    private static final int NORMAL_CLOSE = 1000;
    private static final int GONE = 410;

    private final ClusterCore core;
    private final Selection selection;
    private final String version;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(WatchSocket::thread);
    private Runnable stop = () -> {};

    WatchSocket(ClusterCore core, Selection selection, String version) {
        this.core = core;
        this.selection = selection;
        this.version = version;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
        synchronized (core.clock()) {
            stop = core.server()
                    .feed(List.of(new WatchStart(selection, version)), (event, isNew) -> send(socket, event, isNew));
        }
    }

    private void send(WebSocket socket, WatchEvent event, boolean isNew) {
        sender.execute(() -> {
            trySend(socket, message(event, isNew));
            if (event instanceof WatchEvent.Lost) {
                socket.close(NORMAL_CLOSE, "");
            }
        });
    }

    private static void trySend(WebSocket socket, String message) {
        try {
            socket.send(message);
        } catch (RuntimeException gone) {
            // Nobody reads any more. The server is told so by the end of the connection.
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fake-cluster-watch");
        thread.setDaemon(true);
        return thread;
    }

    /** An event as the API writes it. */
    static String message(WatchEvent event, boolean isNew) {
        if (event instanceof WatchEvent.Changed changed) {
            return message(
                    isNew ? "ADDED" : "MODIFIED", changed.object().content().map());
        } else if (event instanceof WatchEvent.Deleted deleted) {
            return message("DELETED", deleted.object().content().map());
        } else if (event instanceof WatchEvent.Lost lost) {
            return message("ERROR", Statuses.failure(GONE, "Expired", lost.reason()));
        }
        throw new IllegalStateException("an event that no watch knows: " + event);
    }

    /** Word that everything up to a version has been told. */
    static String bookmark(String version) {
        return message("BOOKMARK", Map.of("metadata", Map.of("resourceVersion", version)));
    }

    private static String message(String type, Map<String, ?> object) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        message.put("object", object);
        return Tree.of(message).toJsonLine();
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
        end();
        socket.close(NORMAL_CLOSE, "");
    }

    @Override
    public void onClosed(WebSocket socket, int code, String reason) {
        end();
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, Response response) {
        end();
    }

    private void end() {
        synchronized (core.clock()) {
            stop.run();
            sender.shutdownNow();
        }
    }
}
