package dev.railsk.cluster.internal;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One answer that comes in pieces without an end, on no thread of its own. The next piece comes only when the last one was
 * taken, so that a server that sends faster than anybody reads has to wait.
 */
final class ByteStream {

    private static final int OK = 200;

    /** Who takes the pieces. Its calls come one after the other. */
    interface Sink {

        /** Take pieces, and run {@code more} when the next ones may come. */
        void receive(List<ByteBuffer> pieces, Runnable more);

        /** The server does not give this stream. */
        void refused(int code);

        /** The stream is over: it broke, or the server ended it, when there is no failure. */
        void ended(@Nullable Throwable failure);
    }

    private final Sink sink;
    private @Nullable CompletableFuture<HttpResponse<AsyncBody>> sent;
    private @Nullable AsyncBody body;
    private boolean closed;

    private ByteStream(Sink sink) {
        this.sink = sink;
    }

    static ByteStream open(Exchange exchange, ApiRequest request, Sink sink) {
        ByteStream stream = new ByteStream(sink);
        CompletableFuture<HttpResponse<AsyncBody>> sent =
                exchange.stream(request, (pieces, source) -> sink.receive(pieces, source::consume));
        synchronized (stream) {
            stream.sent = sent;
        }
        CompletableFuture<?> unused = sent.whenComplete(stream::answered);
        return stream;
    }

    private void answered(@Nullable HttpResponse<AsyncBody> response, @Nullable Throwable failure) {
        if (response == null) {
            if (!isClosed()) {
                sink.ended(failure == null ? new IllegalStateException("no answer") : failure);
            }
            return;
        }
        AsyncBody opened = response.body();
        if (response.code() != OK) {
            opened.cancel();
            if (!isClosed()) {
                sink.refused(response.code());
            }
            return;
        }
        synchronized (this) {
            if (closed) {
                opened.cancel();
                return;
            }
            body = opened;
        }
        CompletableFuture<?> unused = opened.done().whenComplete((done, broken) -> {
            if (!isClosed()) {
                sink.ended(broken);
            }
        });
        opened.consume();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Ends the connection. Nothing is told any more. */
    void close() {
        AsyncBody open;
        CompletableFuture<?> opening;
        synchronized (this) {
            closed = true;
            open = body;
            opening = sent;
        }
        if (open != null) {
            open.cancel();
        }
        if (opening != null) {
            opening.cancel(false);
        }
    }
}
