package dev.railsk.testing.cluster.internal.door;

import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WatchStart;
import dev.railsk.testing.cluster.internal.core.ClusterCore;
import io.fabric8.mockwebserver.http.MockResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A watch in plain HTTP. The mock web server sends an answer only when it is complete: so it ends with the first events, or after
 * a while without any, in good order, and the client goes on from the last version.
 */
final class LongPoll {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(200);

    private final ClusterCore core;

    LongPoll(ClusterCore core) {
        this.core = core;
    }

    /** Called with the clock's monitor, which is free while this waits. */
    MockResponse watch(Selection selection, String version) {
        List<String> lines = new ArrayList<>();
        Runnable stop = core.server()
                .feed(
                        List.of(new WatchStart(selection, version)),
                        (event, isNew) -> lines.add(WatchSocket.message(event, isNew)));
        try {
            for (Duration waited = Duration.ZERO;
                    lines.isEmpty() && waited.compareTo(LIMIT) < 0;
                    waited = waited.plus(STEP)) {
                core.clock().sleep(STEP);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            stop.run();
        }
        lines.add(WatchSocket.bookmark(core.server().list(selection).resourceVersion()));
        return new MockResponse()
                .setResponseCode(200)
                .setHeader("Content-Type", "application/json")
                .setBody(String.join("\n", lines) + "\n");
    }
}
