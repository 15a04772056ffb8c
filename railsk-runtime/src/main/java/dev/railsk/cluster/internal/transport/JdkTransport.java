package dev.railsk.cluster.internal.transport;

import java.io.IOException;
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
import javax.net.ssl.KeyManager;
import org.jspecify.annotations.Nullable;

/** A transport of our own, over the JDK's HTTP client. It uses nothing else, so that a first call loads little. */
public final class JdkTransport implements Transport {

    private static final int UNAUTHORIZED = 401;

    private final Connecting connecting;
    private final Authorization authorization;
    private final Optional<Header> proxyAuthorization;
    private final Set<Runnable> underWay = ConcurrentHashMap.newKeySet();
    private final List<Client> clients = new ArrayList<>();
    private volatile boolean isClosed;

    /** A client whose connections are made with these keys. */
    private record Client(HttpClient http, List<KeyManager> keys) {}

    private JdkTransport(Connecting connecting, Authorization authorization) {
        this.connecting = connecting;
        this.authorization = authorization;
        this.proxyAuthorization = connecting.proxy().flatMap(ProxyAccess::authorization);
    }

    /** A transport that makes its connections so; it makes none yet. */
    public static JdkTransport of(Connecting connecting, Authorization authorization) {
        return new JdkTransport(connecting, authorization);
    }

    /** The client of the keys that hold now: those of an open connection stay what they are, so others need a client of their own. */
    private Client client() {
        List<KeyManager> keys = authorization.keys();
        synchronized (clients) {
            requireOpen();
            Client newest = clients.isEmpty() ? null : clients.get(clients.size() - 1);
            if (newest == null || newest.keys() != keys) {
                newest = new Client(JdkClient.begin(connecting.with(keys)), keys);
                clients.add(newest);
            }
            return newest;
        }
    }

    @Override
    public void send(Outgoing request, Receiver receiver) {
        List<Header> first = authorization.headers();
        Client client = client();
        sendAs(client, built(request, first), receiver, (head, body) -> {
            Optional<List<Header>> renewed = renewed(head, first, client);
            if (renewed.isPresent()) {
                body.stop();
                sendAs(client(), built(request, renewed.get()), receiver, JdkTransport::begin);
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

    private Optional<List<Header>> renewed(Head head, List<Header> refused, Client used) {
        return head.code() == UNAUTHORIZED ? authorization.renewed(refused, used.keys()) : Optional.empty();
    }

    private void sendAs(Client client, HttpRequest built, Receiver receiver, Then then) {
        requireOpen();
        CompletableFuture<HttpResponse<JdkBody>> sent = client.http().sendAsync(built, head -> new JdkBody(receiver));
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
        if (response.body() == null) {
            // What a proxy says when it makes no tunnel, Java keeps to itself.
            receiver.ended(new IOException("Tunnel failed, got: " + response.statusCode()));
            return;
        }
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
        Client client = client();
        JdkHandshake opening = new JdkHandshake(protocol, listener);
        opening.ask(client.http(), built(handshake, first), refusal -> {
            Optional<List<Header>> renewed = renewed(refusal, first, client);
            if (renewed.isPresent()) {
                opening.ask(client().http(), built(handshake, renewed.get()), opening::refuse);
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
        synchronized (clients) {
            clients.forEach(client -> JdkClient.end(client.http()));
        }
        underWay.forEach(Runnable::run);
    }
}
