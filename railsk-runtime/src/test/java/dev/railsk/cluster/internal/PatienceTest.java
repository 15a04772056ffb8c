package dev.railsk.cluster.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ClusterAddress;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.internal.transport.Authorization;
import dev.railsk.cluster.internal.transport.Connecting;
import dev.railsk.cluster.internal.transport.Header;
import dev.railsk.cluster.internal.transport.JdkTransport;
import dev.railsk.cluster.internal.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a request is tried again, on a clock that does not wait. */
class PatienceTest {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    /** A server that is away, and is there again at some time. */
    private static final class Restarting implements ClusterTime, AutoCloseable {

        private final int port;
        private final Duration length;
        private Instant now = START;
        private ServerSocket server;
        private boolean isBack;

        Restarting(Duration length) throws IOException {
            this.length = length;
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            port = server.getLocalPort();
            server.close();
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
            if (!isBack && !now.isBefore(START.plus(length))) {
                isBack = true;
                start();
            }
        }

        private void start() {
            try {
                server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (IOException taken) {
                throw new IllegalStateException(taken);
            }
            Thread answering = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    int seen = socket.getInputStream().read(new byte[4_000]);
                    assertThat(seen).isPositive();
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                                    .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                    // The test is over.
                }
            });
            answering.setDaemon(true);
            answering.start();
        }

        @Override
        public Activity begin() {
            return () -> {};
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private static int send(Restarting server, Patience patience) {
        Endpoint endpoint = new Endpoint(new ClusterAddress("x", "http://127.0.0.1:" + server.port, ""), "");
        Connecting directly = new Connecting(Duration.ofSeconds(5), List.of(), List.of(), Optional.empty());
        Transport transport = JdkTransport.of(directly, new Nobody());
        try {
            ApiClient client = new ApiClient(new Exchange(transport, endpoint), endpoint, server);
            return client.send(ApiRequest.get(ApiPath.of("/version"), "ask", "get /version")
                            .with(patience))
                    .code();
        } finally {
            transport.close();
        }
    }

    /** Who has no credentials. */
    private static final class Nobody implements Authorization {

        @Override
        public List<Header> headers() {
            return List.of();
        }

        @Override
        public Optional<List<Header>> renewed(List<Header> refused, List<KeyManager> used) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({"LONG,20", "CAREFUL,20", "SHORT,1"})
    void aRestartIsWaitedOut(Patience patience, long seconds) throws IOException {
        try (Restarting server = new Restarting(Duration.ofSeconds(seconds))) {
            assertThat(send(server, patience)).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"LONG,20,25", "CAREFUL,20,25", "SHORT,1,2"})
    void aServerThatStaysAwayIsToldInTime(Patience patience, long least, long most) throws IOException {
        try (Restarting server = new Restarting(Duration.ofHours(1))) {
            assertThatThrownBy(() -> send(server, patience))
                    .isInstanceOf(ClusterUnreachableException.class)
                    .hasMessage(
                            "could not reach the API server http://127.0.0.1:" + server.port + ": connection refused"
                                    + "; context x names this server: see that it runs and can be reached from here, or choose"
                                    + " another context");
            assertThat(Duration.between(START, server.now()))
                    .isBetween(Duration.ofSeconds(least), Duration.ofSeconds(most));
        }
    }

    @Test
    void whatMayHaveBeenDoneIsNotSentAgain() {
        ApiAnswer outage = new ApiAnswer(503, "{}", Duration.ZERO, List.of(), true);
        ApiAnswer refused = new ApiAnswer(429, "{}", Duration.ZERO, List.of(), true);

        assertThat(Patience.CAREFUL.after(outage)).isZero();
        assertThat(Patience.CAREFUL.after(refused)).isPositive();
        assertThat(Patience.LONG.after(outage)).isPositive();
    }
}
