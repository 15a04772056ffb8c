package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No size that a server chooses is without a bound. */
@Timeout(60)
class BoundsTest {

    private static final String POD =
            "{\"metadata\":{\"name\":\"web-1\",\"namespace\":\"demo\",\"resourceVersion\":\"2\",\"uid\":\"u\"}}";
    private static final LogRequest LOG = LogRequest.of("demo", "web-1", "main");

    @TempDir
    Path folder;

    private final AtomicLong written = new AtomicLong();

    static Stream<String> calls() {
        return PortCalls.all().keySet().stream();
    }

    private Cluster open(RawServer server) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), server.kubeconfig());
        return Kubeconfig.of(Map.of(), folder).withFile(file).open();
    }

    @Test
    void everyMethodOfThePortIsTried() {
        assertThat(PortCalls.all().keySet()).containsExactlyInAnyOrderElementsOf(PortCalls.declared());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anAnswerHasABound(String name) throws IOException {
        String limit = name.equals("watch") ? "an event of more than 8 MiB" : "an answer of more than 16 MiB";
        RawServer.Script endless = (request, in, out) -> {
            RawServer.head(out, "Content-Type: application/json");
            RawServer.endless(out, "[[[[]]],\"x\",", written);
        };

        try (RawServer server = RawServer.playing(endless);
                Cluster cluster = open(server)) {
            assertThatThrownBy(() -> PortCalls.named(name).on(cluster))
                    .isInstanceOf(ClusterUnreachableException.class)
                    .hasMessageContaining(limit);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void theHeadersOfAnAnswerHaveABound(String name) throws IOException {
        RawServer.Script endless = (request, in, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\n");
            RawServer.endless(out, "Warning: 299 - \"x\"\r\n", written);
        };

        try (RawServer server = RawServer.playing(endless);
                Cluster cluster = open(server)) {
            assertThatThrownBy(() -> PortCalls.named(name).on(cluster))
                    .isInstanceOf(ClusterUnreachableException.class)
                    .hasMessageContaining("it sends headers of more than 384 KiB, which no Kubernetes API server does");
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsToldWithItsLimit() throws IOException {
        RawServer.Script endless = (request, in, out) -> {
            RawServer.head(out);
            RawServer.endless(out, "x", written);
        };

        try (RawServer server = RawServer.playing(endless);
                Cluster cluster = open(server)) {
            assertThatThrownBy(cluster::version)
                    .hasMessage("could not reach the API server " + server.url()
                            + ": it sends an answer of more than 16 MiB, which no Kubernetes API server does");
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void aListHasABoundToItsPages() throws IOException {
        String page = "{\"metadata\":{\"resourceVersion\":\"9\",\"continue\":\"more\"},\"items\":[]}";

        try (RawServer server = RawServer.playing((request, in, out) -> RawServer.answer(out, 200, page));
                Cluster cluster = open(server)) {
            assertThatThrownBy(() -> cluster.list(Selection.all(ObjectKind.POD, "demo")))
                    .isInstanceOf(ClusterUnreachableException.class)
                    .hasMessage("could not reach the API server " + server.url()
                            + ": it sends a list of more than 400 pages, which no Kubernetes API server does");
        }
    }

    @Test
    void aListOfLargeObjectsIsReadInSmallPages() throws IOException {
        RawServer.Script large = (request, in, out) -> {
            if (request.target().contains("limit=500")) {
                RawServer.head(out);
                RawServer.endless(out, "x", written);
            }
            RawServer.answer(out, 200, "{\"metadata\":{\"resourceVersion\":\"9\"},\"items\":[" + POD + "]}");
        };

        try (RawServer server = RawServer.playing(large);
                Cluster cluster = open(server)) {
            assertThat(cluster.list(Selection.all(ObjectKind.POD, "demo")).items())
                    .hasSize(1);
            assertThat(server.seen()).last().satisfies(request -> assertThat(request.target())
                    .endsWith("?limit=5"));
        }
    }

    @Test
    void theTextOfAFailureHasABound() throws IOException {
        String message = "x".repeat(1 << 20);

        try (RawServer server = RawServer.playing((request, in, out) ->
                        RawServer.answer(out, 422, "{\"kind\":\"Status\",\"message\":\"" + message + "\"}"));
                Cluster cluster = open(server)) {
            assertThatThrownBy(() -> cluster.list(Selection.all(ObjectKind.POD, "demo")))
                    .hasMessage(
                            "could not list pods in namespace demo: " + "x".repeat(4_000) + "… (1048576 characters)");
        }
    }

    @Test
    void theWarningsOfAnApplyHaveABound() throws IOException {
        StringBuilder warnings = new StringBuilder();
        for (int index = 0; index < 500; index++) {
            warnings.append("Warning: 299 - \"w").append(index).append("\"\r\n");
        }
        RawServer.Script script = (request, in, out) -> RawServer.write(
                out,
                "HTTP/1.1 200 OK\r\n" + warnings + "Connection: close\r\nContent-Length: " + POD.length() + "\r\n\r\n"
                        + POD);

        try (RawServer server = RawServer.playing(script);
                Cluster cluster = open(server)) {
            Applied applied = cluster.apply(
                    ManifestSet.parse("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: demo}}")
                            .manifests()
                            .get(0),
                    WriteOptions.ask());

            assertThat(applied.warnings()).hasSize(20).startsWith("w0", "w1");
        }
    }

    @Test
    void aServerWaitsForTheReaderOfAWatch() throws Exception {
        RawServer.Script endless = (request, in, out) -> {
            RawServer.head(out);
            RawServer.endless(out, "{\"type\":\"ADDED\",\"object\":" + POD + "}\n", written);
        };

        try (RawServer server = RawServer.playing(endless);
                Cluster cluster = open(server);
                WatchStream stream =
                        cluster.watch(List.of(new WatchStart(Selection.all(ObjectKind.POD, "demo"), "1")))) {
            long stuck = awaitStandstill();
            assertThat(stuck).isLessThan(64 << 20);

            for (int event = 0; event < 200_000; event++) {
                assertThat(stream.next(Duration.ofSeconds(10)).orElseThrow()).isInstanceOf(WatchEvent.Changed.class);
            }
            assertThat(written.get()).isGreaterThan(stuck);
        }
    }

    @Test
    void aServerWaitsForTheReaderOfALog() throws Exception {
        RawServer.Script endless = (request, in, out) -> {
            if (!request.target().contains("follow")) {
                RawServer.answer(out, 200, "");
                return;
            }
            RawServer.head(out);
            RawServer.endless(out, "Loading\n", written);
        };

        try (RawServer server = RawServer.playing(endless);
                Cluster cluster = open(server);
                LogStream stream = cluster.follow(LOG)) {
            long stuck = awaitStandstill();
            assertThat(stuck).isLessThan(64 << 20);

            Instant limit = Instant.now().plusSeconds(20);
            while (written.get() < stuck + (16 << 20)) {
                assertThat(stream.poll()).allMatch("Loading"::equals);
                assertThat(Instant.now()).isBefore(limit);
            }
        }
    }

    @Test
    void aLineOfALogIsCut() throws Exception {
        String line = "x".repeat(3 << 20);
        RawServer.Script script = (request, in, out) -> RawServer.answer(out, 200, line + "\nnext\n");

        try (RawServer server = RawServer.playing(script);
                Cluster cluster = open(server)) {
            String cut = "x".repeat(64 << 10) + "… (the rest of the line is left out)";

            assertThat(cluster.log(LOG)).containsExactly(cut, "next");
            try (LogStream stream = cluster.follow(LOG)) {
                Instant limit = Instant.now().plusSeconds(10);
                List<String> lines = stream.poll();
                while (lines.isEmpty()) {
                    assertThat(Instant.now()).isBefore(limit);
                    lines = stream.poll();
                }
                assertThat(lines.get(0)).isEqualTo(cut);
            }
        }
    }

    @Test
    void theLinesOfALogHaveABound() throws IOException {
        RawServer.Script script = (request, in, out) -> RawServer.answer(out, 200, "\n".repeat(600_000));

        try (RawServer server = RawServer.playing(script);
                Cluster cluster = open(server)) {
            assertThatThrownBy(() -> cluster.log(LOG))
                    .isInstanceOf(ClusterUnreachableException.class)
                    .hasMessage(
                            "could not reach the API server " + server.url() + ": it sends a log of more than 500000"
                                    + " lines in one answer, which no Kubernetes API server does");
        }
    }

    /** The bytes that the server could write until it had to wait. */
    private long awaitStandstill() throws InterruptedException {
        Instant limit = Instant.now().plusSeconds(20);
        long before = -1;
        while (written.get() == 0 || written.get() != before) {
            assertThat(Instant.now()).isBefore(limit);
            before = written.get();
            ClusterTime.system().sleep(Duration.ofMillis(300));
        }
        return before;
    }
}
