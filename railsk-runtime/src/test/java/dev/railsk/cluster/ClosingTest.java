package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stays of a cluster that was closed right after a watch. */
@Timeout(60)
class ClosingTest {

    private static final String EVENT = "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"web-1\"}}}\n";
    private static final int CYCLES = 30;

    @TempDir
    Path folder;

    /** What others have left in this virtual machine, such as the fabric8 client's transport, is none of ours. */
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    private long transportThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient-"))
                .filter(thread -> !before.contains(thread))
                .count();
    }

    @Test
    void neitherThreadsNorConnectionsStay() throws Exception {
        RawServer.Script watched = (request, in, out) -> {
            RawServer.head(out);
            RawServer.write(out, EVENT);
            in.read();
        };
        try (RawServer server = RawServer.playing(watched)) {
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                watchOnce(server);
            }

            awaitNoMoreThan(0, server::connections);
            awaitNoMoreThan(0, this::transportThreads);
        }
    }

    private void watchOnce(RawServer server) throws IOException, InterruptedException {
        Selection pods = Selection.all(ObjectKind.POD, "demo");
        Path file = Files.writeString(folder.resolve("config"), server.kubeconfig());
        try (Cluster cluster = Kubeconfig.of(Map.of(), folder).withFile(file).open();
                WatchStream stream = cluster.watch(List.of(new WatchStart(pods, "1"), new WatchStart(pods, "1")))) {
            assertThat(stream.next(Duration.ofSeconds(5))).isPresent();
        }
    }

    @Test
    void aWatchThatIsStillOpeningLeavesNothingEither() throws Exception {
        Selection pods = Selection.all(ObjectKind.POD, "demo");
        try (RawServer server = RawServer.playing((request, in, out) -> new CountDownLatch(1).await())) {
            Path file = Files.writeString(folder.resolve("config"), server.kubeconfig());
            try (Cluster cluster =
                    Kubeconfig.of(Map.of(), folder).withFile(file).open()) {
                cluster.watch(List.of(new WatchStart(pods, "1")));
            }

            awaitNoMoreThan(0, this::transportThreads);
        }
    }

    private interface Count {
        long now();
    }

    private static void awaitNoMoreThan(long most, Count count) throws InterruptedException {
        Instant limit = Instant.now().plusSeconds(15);
        while (count.now() > most) {
            assertThat(Instant.now())
                    .as("the time until %s of them are left", most)
                    .isBefore(limit);
            // The JDK's client ends when nothing refers to it any more.
            System.gc();
            ClusterTime.system().sleep(Duration.ofMillis(100));
        }
    }
}
