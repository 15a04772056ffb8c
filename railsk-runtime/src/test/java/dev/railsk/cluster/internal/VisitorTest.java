package dev.railsk.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.HttpAnswer;
import dev.railsk.cluster.HttpVisit;
import dev.railsk.smoke.SmokeCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Visits over real HTTP, to a server in this process. */
class VisitorTest {

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void bringsStatusAndBody() {
        server.createContext("/up", answering(200, "größer"));

        assertThat(visit("/up")).isEqualTo(new HttpAnswer.Answered(200, "", "größer"));
    }

    @Test
    void followsNoRedirect() {
        server.createContext("/up", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            answering(302, "").handle(exchange);
        });

        assertThat(visit("/up")).isEqualTo(new HttpAnswer.Answered(302, "/elsewhere", ""));
    }

    @Test
    void bringsNoCredentials() {
        server.createContext("/up", exchange -> answering(
                        200, String.valueOf(exchange.getRequestHeaders().keySet()))
                .handle(exchange));

        assertThat(((HttpAnswer.Answered) visit("/up")).body())
                .doesNotContain("Authorization", "Cookie")
                .contains("User-agent");
    }

    @Test
    void readsTheBeginningOfALongBody() {
        server.createContext("/long", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = "a".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
            try {
                for (int count = 0; count < 1000; count++) {
                    exchange.getResponseBody().write(part);
                }
            } catch (IOException theReaderHasLeft) {
                exchange.close();
            }
        });

        assertThat(((HttpAnswer.Answered) visit("/long")).body()).hasSize(256 * 1024);
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(visitor().visit(visitOf("http://127.0.0.1:" + port + "/up", Duration.ofSeconds(10))))
                .isEqualTo(HttpAnswer.none("connection refused"));
    }

    @Test
    void saysThatItIsNoTls() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> refuse(plain));

            HttpAnswer answer = visitor()
                    .visit(visitOf("https://127.0.0.1:" + plain.getLocalPort() + "/up", Duration.ofSeconds(10)));

            assertThat(((HttpAnswer.Unanswered) answer).reason()).startsWith("no TLS connection (");
        }
    }

    private static void refuse(ServerSocket plain) {
        try (Socket socket = plain.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.getInputStream().readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void waitsNoLongerThanItMay() {
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().flush();
            await();
            exchange.close();
        });

        assertThat(visitor().visit(visitOf(address("/slow"), Duration.ofSeconds(1))))
                .isEqualTo(HttpAnswer.none("no whole answer within 1 s"));
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        server.createContext("/slow", exchange -> await());

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> visit("/slow")).isInstanceOf(ClusterUnreachableException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpHandler answering(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            write(exchange, bytes);
        };
    }

    private static void write(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private HttpAnswer visit(String path) {
        return visitor().visit(visitOf(address(path), Duration.ofSeconds(10)));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static Visitor visitor() {
        return new Visitor("https://api.example");
    }

    private static HttpVisit visitOf(String address, Duration timeout) {
        return new HttpVisit("up", address, timeout, new SmokeCheck.Wanted(200, Optional.empty()));
    }
}
