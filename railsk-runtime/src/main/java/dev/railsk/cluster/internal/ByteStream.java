package dev.railsk.cluster.internal;

import dev.railsk.cluster.internal.transport.Head;
import dev.railsk.cluster.internal.transport.Intake;
import dev.railsk.cluster.internal.transport.Receiver;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer that comes in pieces without an end, on no thread of its own. The next piece comes only when the last one was
 * taken, so that a server that sends faster than anybody reads has to wait.
 */
final class ByteStream implements Receiver {

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
    private @Nullable Intake intake;
    private boolean isClosed;

    private ByteStream(Sink sink) {
        this.sink = sink;
    }

    static ByteStream open(Exchange exchange, ApiRequest request, Sink sink) {
        ByteStream stream = new ByteStream(sink);
        exchange.stream(request, stream);
        return stream;
    }

    @Override
    public void begun(Head head, Intake body) {
        boolean isWanted;
        synchronized (this) {
            intake = body;
            isWanted = !isClosed;
        }
        if (isWanted && head.isOk()) {
            body.more();
            return;
        }
        body.stop();
        if (isWanted) {
            sink.refused(head.code());
        }
    }

    @Override
    public void receive(List<ByteBuffer> pieces, Intake body) {
        sink.receive(pieces, body::more);
    }

    @Override
    public void ended(@Nullable Throwable failure) {
        boolean isWanted;
        synchronized (this) {
            isWanted = !isClosed;
        }
        if (isWanted) {
            sink.ended(failure);
        }
    }

    /** Ends the connection. Nothing is told any more. */
    void close() {
        Intake open;
        synchronized (this) {
            isClosed = true;
            open = intake;
        }
        if (open != null) {
            open.stop();
        }
    }
}
