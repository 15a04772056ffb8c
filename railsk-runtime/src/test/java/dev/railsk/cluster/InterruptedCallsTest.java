package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call on a server that hangs ends within a second of its thread's interrupt, and of the cluster's end. */
class InterruptedCallsTest {

    private static final RawServer.Script SILENT = (request, in, out) -> new CountDownLatch(1).await();
    private static final RawServer.Script HALF = (request, in, out) -> {
        RawServer.head(out, "Content-Type: application/json");
        RawServer.write(out, "{\"kind\":");
        new CountDownLatch(1).await();
    };

    @TempDir
    Path folder;

    static Stream<String> calls() {
        return PortCalls.all().keySet().stream();
    }

    @Test
    void everyMethodOfThePortIsTried() {
        assertThat(PortCalls.all().keySet()).containsExactlyInAnyOrderElementsOf(PortCalls.declared());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallOnASilentServerIsInterrupted(String name) throws Exception {
        assertInterrupted(name, SILENT);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallWhoseAnswerDoesNotEndIsInterrupted(String name) throws Exception {
        assertInterrupted(name, HALF);
    }

    private void assertInterrupted(String name, RawServer.Script script) throws Exception {
        try (RawServer server = RawServer.playing(script);
                Cluster cluster = open(server)) {
            AtomicReference<Throwable> outcome = new AtomicReference<>();
            AtomicBoolean isStillInterrupted = new AtomicBoolean();
            Thread caller = new Thread(() -> {
                try {
                    PortCalls.named(name).on(cluster);
                } catch (Exception failure) {
                    outcome.set(failure);
                }
                isStillInterrupted.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            awaitRequest(server);

            caller.interrupt();
            caller.join(1_000);

            assertThat(caller.isAlive()).isFalse();
            if (!(outcome.get() instanceof InterruptedException)) {
                assertThat(outcome.get())
                        .isInstanceOf(ClusterUnreachableException.class)
                        .hasMessage("could not reach the API server " + server.url()
                                + ": interrupted while waiting for its answer");
                assertThat(isStillInterrupted).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallEndsWithItsCluster(String name) throws Exception {
        try (RawServer server = RawServer.playing(SILENT)) {
            Cluster cluster = open(server);
            Thread caller = new Thread(() -> {
                try {
                    PortCalls.named(name).on(cluster);
                } catch (Exception expected) {
                    // That it ends is what counts.
                    assertThat(expected).isNotNull();
                }
            });
            caller.start();
            awaitRequest(server);

            cluster.close();
            caller.join(1_000);

            assertThat(caller.isAlive()).isFalse();
        }
    }

    private Cluster open(RawServer server) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), server.kubeconfig());
        return Kubeconfig.of(Map.of(), folder).withFile(file).open();
    }

    private static void awaitRequest(RawServer server) throws InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofSeconds(10));
        while (server.seen().isEmpty()) {
            assertThat(Instant.now()).isBefore(limit);
            ClusterTime.system().sleep(Duration.ofMillis(10));
        }
    }
}
