package dev.railsk.cluster.internal;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The JDK's HTTP client, whose requests that have no answer yet can be cancelled all at once. */
final class CancellableClient extends HttpClient {

    /** For threads that start while they are counted. */
    private static final int ROOM = 16;

    private final HttpClient client;
    private final Set<Runnable> underWay = ConcurrentHashMap.newKeySet();

    private CancellableClient(HttpClient client) {
        this.client = client;
    }

    /**
     * End the requests under way and the thread that serves all connections, which closes the idle ones. Java 17 has no word for it: the
     * thread would stay for seconds, and a virtual machine that ends waits 300 ms for a thread that is in the operating system. The
     * client tells its number, which is in the thread's name, for this purpose.
     */
    void end() {
        String told = client.toString();
        String number = told.substring(told.lastIndexOf('(') + 1, told.length() - 1);
        String name = "HttpClient-" + number + "-SelectorManager";
        Thread[] threads = new Thread[Thread.activeCount() * 2 + ROOM];
        int count = Thread.enumerate(threads);
        for (int index = 0; index < count; index++) {
            if (threads[index].getName().equals(name)) {
                threads[index].interrupt();
            }
        }
        underWay.forEach(Runnable::run);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return remember(client.sendAsync(request, handler));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> pushes) {
        return remember(client.sendAsync(request, handler, pushes));
    }

    /** Only the very future that the JDK gives ends its request when it is cancelled. */
    private <T> CompletableFuture<T> remember(CompletableFuture<T> sent) {
        Runnable cancel = () -> sent.cancel(true);
        underWay.add(cancel);
        CompletableFuture<T> unused = sent.whenComplete((answer, failure) -> underWay.remove(cancel));
        return sent;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return client.send(request, handler);
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return client.newWebSocketBuilder();
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }

    /** Builds such a client. */
    static final class Builder implements HttpClient.Builder {

        private final HttpClient.Builder builder;
        private final Consumer<CancellableClient> built;

        /**
         * A builder over the JDK's.
         *
         * @param built is told of what is built
         */
        Builder(HttpClient.Builder builder, Consumer<CancellableClient> built) {
            this.builder = builder;
            this.built = built;
        }

        @Override
        public HttpClient build() {
            CancellableClient client = new CancellableClient(builder.build());
            built.accept(client);
            return client;
        }

        @Override
        public HttpClient.Builder cookieHandler(CookieHandler handler) {
            builder.cookieHandler(handler);
            return this;
        }

        @Override
        public HttpClient.Builder connectTimeout(Duration limit) {
            builder.connectTimeout(limit);
            return this;
        }

        @Override
        public HttpClient.Builder sslContext(SSLContext context) {
            builder.sslContext(context);
            return this;
        }

        @Override
        public HttpClient.Builder sslParameters(SSLParameters parameters) {
            builder.sslParameters(parameters);
            return this;
        }

        @Override
        public HttpClient.Builder executor(Executor executor) {
            builder.executor(executor);
            return this;
        }

        @Override
        public HttpClient.Builder followRedirects(Redirect policy) {
            builder.followRedirects(policy);
            return this;
        }

        @Override
        public HttpClient.Builder version(Version version) {
            builder.version(version);
            return this;
        }

        @Override
        public HttpClient.Builder priority(int priority) {
            builder.priority(priority);
            return this;
        }

        @Override
        public HttpClient.Builder proxy(ProxySelector selector) {
            builder.proxy(selector);
            return this;
        }

        @Override
        public HttpClient.Builder authenticator(Authenticator authenticator) {
            builder.authenticator(authenticator);
            return this;
        }
    }
}
