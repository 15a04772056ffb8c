package dev.railsk.cluster.internal.transport;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A transport of our own, over the JDK's HTTP client. It uses nothing else, so that a first call loads little. */
public final class JdkTransport implements Transport {

    private static final int UNAUTHORIZED = 401;

    private final HttpClient client;
    private final Authorization authorization;
    private final Optional<Header> proxyAuthorization;
    private final Set<Runnable> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    private JdkTransport(HttpClient client, Authorization authorization, Optional<Header> proxyAuthorization) {
        this.client = client;
        this.authorization = authorization;
        this.proxyAuthorization = proxyAuthorization;
    }

    /** A transport that makes its connections so; it makes none yet. */
    public static JdkTransport of(Connecting connecting, Authorization authorization) {
        return new JdkTransport(
                JdkClient.begin(connecting), authorization, connecting.proxy().flatMap(ProxyAccess::authorization));
    }

    @Override
    public void send(Outgoing request, Receiver receiver) {
        List<Header> first = authorization.headers();
        sendAs(first, request, receiver, (head, body) -> {
            Optional<List<Header>> renewed = renewed(head, first);
            if (renewed.isPresent()) {
                body.stop();
                sendAs(renewed.get(), request, receiver, JdkTransport::begin);
            } else {
                begin(head, body);
            }
        });
    }

    /** What becomes of an answer. */
    private interface Then {
        void on(Head head, JdkBody body);
    }

    private static void begin(Head head, JdkBody body) {
        body.begin(head);
    }

    private Optional<List<Header>> renewed(Head head, List<Header> refused) {
        return head.code() == UNAUTHORIZED ? authorization.renewed(refused) : Optional.empty();
    }

    private void sendAs(List<Header> own, Outgoing request, Receiver receiver, Then then) {
        HttpRequest built = built(request, own);
        requireOpen();
        CompletableFuture<HttpResponse<JdkBody>> sent = client.sendAsync(built, head -> new JdkBody(receiver));
        // Only the very future that the JDK gives ends its request when it is cancelled.
        Runnable cancel = () -> sent.cancel(true);
        underWay.add(cancel);
        CompletableFuture<?> unused = sent.whenComplete((response, failure) -> {
            underWay.remove(cancel);
            if (response == null) {
                receiver.ended(cause(failure));
            } else {
                answered(response, receiver, then);
            }
        });
    }

    private static void answered(HttpResponse<JdkBody> response, Receiver receiver, Then then) {
        try {
            then.on(head(response), response.body());
        } catch (RuntimeException unexpected) {
            response.body().stop();
            receiver.ended(unexpected);
        }
    }

    private void requireOpen() {
        if (isClosed) {
            throw new IllegalStateException("the transport is closed");
        }
    }

    private HttpRequest built(Outgoing request, List<Header> own) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri());
        if (request.limit().isPresent()) {
            builder.timeout(request.limit().get());
        }
        Optional<Outgoing.Content> content = request.content();
        builder.method(
                request.method(),
                content.isPresent() ? BodyPublishers.ofString(content.get().text()) : BodyPublishers.noBody());
        try {
            if (content.isPresent()) {
                builder.header("Content-Type", content.get().type());
            }
            for (Header header : headers(request, own)) {
                builder.header(header.name(), header.value());
            }
        } catch (IllegalArgumentException quotesTheHeader) {
            throw new UnsendableException();
        }
        return builder.build();
    }

    /** All headers, those for a proxy included: the JDK's client gives them to the proxy only. */
    private List<Header> headers(Outgoing request, List<Header> own) {
        List<Header> all = new ArrayList<>(request.headers());
        all.addAll(own);
        proxyAuthorization.ifPresent(all::add);
        return all;
    }

    static Head head(HttpResponse<?> response) {
        return new Head(response.statusCode(), response.headers()::allValues);
    }

    static Throwable cause(@Nullable Throwable failure) {
        if (failure == null) {
            return new IllegalStateException("no answer");
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }

    @Override
    public CompletableFuture<MessageSocket> open(Outgoing handshake, String protocol, MessageListener listener) {
        requireOpen();
        List<Header> first = authorization.headers();
        JdkHandshake opening = new JdkHandshake(client, protocol, listener);
        opening.ask(built(handshake, first), refusal -> {
            Optional<List<Header>> renewed = renewed(refusal, first);
            if (renewed.isPresent()) {
                opening.ask(built(handshake, renewed.get()), opening::refuse);
            } else {
                opening.refuse(refusal);
            }
        });
        return opening.result();
    }

    /** Ends the requests under way as well, those that have no answer yet. */
    @Override
    public void close() {
        isClosed = true;
        JdkClient.end(client);
        underWay.forEach(Runnable::run);
    }
}
