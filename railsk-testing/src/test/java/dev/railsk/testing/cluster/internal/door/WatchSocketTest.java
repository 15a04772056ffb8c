package dev.railsk.testing.cluster.internal.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.testing.cluster.internal.core.ClusterCore;
import dev.railsk.testing.cluster.internal.node.Fates;
import dev.railsk.testing.cluster.internal.schema.Schema;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.mockwebserver.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchSocketTest {

    private final VirtualClock clock = new VirtualClock();
    private final ClusterCore core = ClusterCore.empty(clock, new ApiServer(clock, Schema.load()), new Fates());
    private final Selection namespaces = Selection.all(ObjectKind.NAMESPACE, "");

    @Test
    void sendsWithoutTheMonitor() throws InterruptedException {
        Reader reader = new Reader(clock, new CountDownLatch(0));
        new WatchSocket(core, namespaces, "").onOpen(reader, new MockResponse());

        create("a");
        create("b");

        assertThat(reader.next()).isEqualTo("a without the monitor");
        assertThat(reader.next()).isEqualTo("b without the monitor");
    }

    @Test
    void keepsNobodyWaitingForASlowReader() throws InterruptedException {
        CountDownLatch isAwake = new CountDownLatch(1);
        Reader reader = new Reader(clock, isAwake);
        new WatchSocket(core, namespaces, "").onOpen(reader, new MockResponse());

        create("a");
        create("b");
        isAwake.countDown();

        assertThat(reader.next()).isEqualTo("a without the monitor");
        assertThat(reader.next()).isEqualTo("b without the monitor");
    }

    private void create(String name) {
        Map<String, Object> namespace = new LinkedHashMap<>();
        namespace.put("apiVersion", "v1");
        namespace.put("kind", "Namespace");
        namespace.put("metadata", new LinkedHashMap<>(Map.of("name", name)));
        synchronized (clock) {
            core.server().put(namespace, "test");
        }
    }

    /** Notes what it gets, and whether the sender held the monitor. */
    private record Reader(VirtualClock clock, CountDownLatch awake, BlockingQueue<String> got) implements WebSocket {

        Reader(VirtualClock clock, CountDownLatch awake) {
            this(clock, awake, new LinkedBlockingQueue<>());
        }

        String next() throws InterruptedException {
            return String.valueOf(got.poll(10, TimeUnit.SECONDS));
        }

        @Override
        public boolean send(String message) {
            try {
                awake.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            String name = message.replaceAll(".*\"name\":\"(\\w+)\".*", "$1");
            return got.add(name + (Thread.holdsLock(clock) ? " with the monitor" : " without the monitor"));
        }

        @Override
        public boolean send(byte[] message) {
            return false;
        }

        @Override
        public RecordedRequest request() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean close(int code, String reason) {
            return true;
        }
    }
}
