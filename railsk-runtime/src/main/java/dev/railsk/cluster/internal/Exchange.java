package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.internal.transport.Head;
import dev.railsk.cluster.internal.transport.Header;
import dev.railsk.cluster.internal.transport.Intake;
import dev.railsk.cluster.internal.transport.MessageListener;
import dev.railsk.cluster.internal.transport.MessageSocket;
import dev.railsk.cluster.internal.transport.Outgoing;
import dev.railsk.cluster.internal.transport.Receiver;
import dev.railsk.cluster.internal.transport.Transport;
import dev.railsk.cluster.internal.transport.UnsendableException;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends requests, each once. Whoever waits for an answer is let go at once when its thread is interrupted. */
final class Exchange {

    /** How long an answer may take to begin, and again as long to end. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private final Transport transport;
    private final Endpoint endpoint;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

    Exchange(Transport transport, Endpoint endpoint) {
        this.transport = transport;
        this.endpoint = endpoint;
    }

    /**
     * The answer, whatever its code.
     *
     * @throws ClusterUnreachableException when none comes
     */
    ApiAnswer send(ApiRequest request) {
        Call call = start(request);
        try {
            return await(call.answer, LIMIT.multipliedBy(2));
        } catch (ExecutionException failed) {
            throw failure(failed);
        } finally {
            call.abandon();
        }
    }

    /**
     * Wait for what is to come, until it is there, the thread is interrupted, or the cluster is closed.
     *
     * @throws ExecutionException when it does not come
     */
    <T> T await(CompletableFuture<T> coming, Duration limit) throws ExecutionException {
        Runnable cut = () -> coming.cancel(false);
        waiting.add(cut);
        try {
            return coming.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw endpoint.unreachable(late, limit);
        } catch (CancellationException closed) {
            throw endpoint.closed();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw endpoint.unreachable(interrupted, limit);
        } finally {
            waiting.remove(cut);
        }
    }

    /** The answer, once it is there. */
    CompletableFuture<ApiAnswer> sendLater(ApiRequest request) {
        return start(request).answer;
    }

    private Call start(ApiRequest request) {
        Call call = new Call();
        Outgoing outgoing = Outgoing.get(endpoint.uri(request))
                .with(new Header("Accept", "application/json"))
                .within(LIMIT)
                .sending(request.method(), content(request));
        try {
            transport.send(outgoing, call);
        } catch (UnsendableException unsendable) {
            throw endpoint.unsendable(unsendable);
        } catch (IllegalStateException closed) {
            throw endpoint.closed();
        }
        return call;
    }

    private static Optional<Outgoing.Content> content(ApiRequest request) {
        ApiRequest.Body body = request.body();
        return body == null ? Optional.empty() : Optional.of(new Outgoing.Content(body.contentType(), body.content()));
    }

    /** Sends a request whose answer comes in pieces without an end. Who receives it asks for each next piece. */
    void stream(ApiRequest request, Receiver receiver) {
        try {
            transport.send(Outgoing.get(endpoint.uri(request)), receiver);
        } catch (UnsendableException unsendable) {
            receiver.ended(endpoint.unsendable(unsendable));
        } catch (IllegalStateException closed) {
            receiver.ended(endpoint.closed());
        }
    }

    /** Opens a socket, which speaks this protocol. */
    MessageSocket open(ApiRequest request, String protocol, MessageListener listener) throws ExecutionException {
        // The API server takes a socket for a browser's, and looks at where it comes from.
        Outgoing handshake = Outgoing.get(endpoint.uri(request))
                .with(new Header("Origin", endpoint.address().server()))
                .within(LIMIT);
        CompletableFuture<MessageSocket> opening = transport.open(handshake, protocol, listener);
        try {
            return await(opening, LIMIT);
        } finally {
            // A handshake that is still under way closes its socket when it is done.
            opening.cancel(false);
        }
    }

    /** Credentials are renewed within a request: what goes wrong there is said as it is. */
    ClusterException failure(ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        if (cause instanceof UnsendableException unsendable) {
            return endpoint.unsendable(unsendable);
        }
        return cause instanceof ClusterException known ? known : endpoint.unreachable(cause, LIMIT);
    }

    /** Lets everybody go who waits for an answer, and ends the transport. */
    void close() {
        waiting.forEach(Runnable::run);
        transport.close();
    }

    /** One request under way. */
    private static final class Call implements Receiver {

        final CompletableFuture<ApiAnswer> answer = new CompletableFuture<>();
        private final BoundedBody body = new BoundedBody();
        private volatile @Nullable Head head;
        private volatile @Nullable Intake intake;
        private volatile boolean isAbandoned;

        @Override
        public void begun(Head begun, Intake incoming) {
            head = begun;
            intake = incoming;
            if (isAbandoned) {
                incoming.stop();
            } else {
                incoming.more();
            }
        }

        @Override
        public void receive(List<ByteBuffer> pieces, Intake incoming) {
            try {
                body.add(pieces);
                incoming.more();
            } catch (BoundException tooMuch) {
                incoming.stop();
                answer.completeExceptionally(tooMuch);
            }
        }

        @Override
        public void ended(@Nullable Throwable failure) {
            Head begun = head;
            if (failure == null && begun != null) {
                answer.complete(ApiAnswer.of(begun, body.text()));
            } else {
                answer.completeExceptionally(failure == null ? new EOFException() : failure);
            }
        }

        /** Ends the connection of an answer that nobody waits for any more. */
        void abandon() {
            isAbandoned = true;
            Intake open = intake;
            if (open != null) {
                open.stop();
            }
        }
    }
}
