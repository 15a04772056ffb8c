package dev.railsk.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** An HTTP server that gives prepared answers in order, repeats the last one, and remembers what it was asked. */
public final class ApiStub implements AutoCloseable {

    /** One request as it came. */
    public record Seen(String method, String target, Map<String, List<String>> headers, String body) {

        /** The first value of a header; empty when it was not sent. */
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    private static final String UNAUTHORIZED =
            "{\"kind\":\"Status\",\"code\":401,\"reason\":\"Unauthorized\",\"message\":\"Unauthorized\"}";

    private record Answer(int code, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private volatile Set<String> accepted = Set.of();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private ApiStub(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::serve);
        server.setExecutor(workers);
        server.start();
    }

    /** A server without TLS. */
    public static ApiStub plain() {
        try {
            return new ApiStub(HttpServer.create(loopback(), 0), "http");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A server with TLS, which asks for a client certificate when wanted. */
    public static ApiStub tls(SSLContext context, boolean wantsClient) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    var tls = context.getDefaultSSLParameters();
                    tls.setNeedClientAuth(wantsClient);
                    parameters.setSSLParameters(tls);
                }
            });
            return new ApiStub(server, "https");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** Refuse from now on whoever does not bring one of these tokens. */
    public ApiStub accept(String... tokens) {
        Set<String> headers = new HashSet<>();
        for (String token : tokens) {
            headers.add("Bearer " + token);
        }
        accepted = headers;
        return this;
    }

    /** Answer so next. */
    public ApiStub answer(int code, String body) {
        return answer(code, body, Map.of());
    }

    /** Answer so next, with headers. */
    public synchronized ApiStub answer(int code, String body, Map<String, String> headers) {
        answers.add(new Answer(code, headers, body));
        return this;
    }

    /** Answer next with a failure as an API server writes it. */
    public ApiStub refuse(int code, String reason, String message) {
        return answer(
                code,
                "{\"kind\":\"Status\",\"code\":" + code + ",\"reason\":\"" + reason + "\",\"message\":\""
                        + message.replace("\"", "\\\"").replace("\n", "\\n") + "\"}");
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        boolean isRefused = !accepted.isEmpty()
                && !accepted.contains(exchange.getRequestHeaders().getFirst("Authorization"));
        Answer answer = isRefused ? new Answer(401, Map.of(), UNAUTHORIZED) : next();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.code(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer next() {
        Answer next = answers.size() > 1 ? answers.remove() : answers.peek();
        return next == null ? new Answer(404, Map.of(), "{}") : next;
    }

    /** What it was asked. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** Its port. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Its URL. */
    public String url() {
        return scheme + "://127.0.0.1:" + port();
    }

    /** A kubeconfig for it, whose user has these lines. */
    public String kubeconfig(String cluster, String user) {
        return """
                apiVersion: v1
                kind: Config
                current-context: stub
                contexts:
                - name: stub
                  context: {cluster: stub, user: me, namespace: demo}
                clusters:
                - name: stub
                  cluster: {server: "%s"%s}
                users:
                - name: me
                  user: {%s}
                """
                .formatted(url(), cluster.isEmpty() ? "" : ", " + cluster, user);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
