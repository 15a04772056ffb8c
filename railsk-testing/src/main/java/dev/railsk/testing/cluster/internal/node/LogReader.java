package dev.railsk.testing.cluster.internal.node;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.LogStream;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Asking;
import dev.railsk.testing.cluster.internal.server.Refusals;
import dev.railsk.testing.cluster.internal.server.ResourceKinds;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import java.util.List;
import java.util.Optional;

/** Answers requests for logs. */
public final class LogReader {

    private final ApiServer server;
    private final VirtualClock clock;
    private final LogBook book;

    /** A reader of what containers on this server write. */
    public LogReader(ApiServer server, VirtualClock clock, LogBook book) {
        this.server = server;
        this.clock = clock;
        this.book = book;
    }

    /** The log as it stands; empty while the container has not run. */
    public List<String> read(LogRequest request) {
        return asking(request).answer(() -> lines(request));
    }

    /** The log as it stands, refused in the server's words only. */
    public List<String> lines(LogRequest request) {
        require(request);
        return book.find(request)
                .map(log -> log.from(log.start(request, clock.now())))
                .orElse(List.of());
    }

    /** The last lines of a container's log, whoever asks; none where there is no such log. */
    public List<String> last(LogRequest request) {
        return book.find(request)
                .map(log -> log.from(log.start(request, clock.now())))
                .orElse(List.of());
    }

    /** The log from its start on, as it grows. */
    public LogStream follow(LogRequest request) {
        return asking(request).answer(() -> {
            require(request);
            return new GrowingLog(request);
        });
    }

    private static Asking asking(LogRequest request) {
        String place = " in namespace " + request.namespace();
        return new Asking(
                "read the log of container " + request.container() + " of Pod " + request.pod() + place,
                "get pods/log" + place);
    }

    /** A log that is being followed. Its container may not have started yet. */
    private final class GrowingLog implements LogStream {

        private final LogRequest request;
        private Optional<ContainerLog> log = Optional.empty();
        private int taken;
        private boolean isClosed;

        GrowingLog(LogRequest request) {
            this.request = request;
            log = book.find(request);
            taken = log.map(found -> found.start(request, clock.now())).orElse(0);
        }

        @Override
        public List<String> poll() {
            synchronized (clock) {
                if (log.isEmpty()) {
                    log = book.find(request);
                }
                List<String> lines = log.map(found -> found.from(taken)).orElse(List.of());
                taken += lines.size();
                return lines;
            }
        }

        @Override
        public boolean isEnded() {
            synchronized (clock) {
                if (isClosed) {
                    return true;
                }
                return log.map(found -> found.isEnded() && taken == found.size())
                        .orElseGet(() ->
                                book.find(request).isEmpty() && pod(request).isEmpty());
            }
        }

        @Override
        public void close() {
            synchronized (clock) {
                isClosed = true;
            }
        }
    }

    private Optional<LiveObject> pod(LogRequest request) {
        return server.find(new ObjectRef(ObjectKind.POD, request.namespace(), request.pod()));
    }

    /** Refuse what has no log: no right, no such pod, no such container. */
    private void require(LogRequest request) {
        server.requireRight("get", ObjectKind.POD, "log", request.namespace());
        Optional<LiveObject> pod = pod(request);
        if (pod.isEmpty()) {
            throw Refusals.notFound(ResourceKinds.of(ObjectKind.POD), request.pod());
        }
        Tree spec = pod.get().content().at("spec");
        if (!isIn(spec.at("containers"), request.container())
                && !isIn(spec.at("initContainers"), request.container())) {
            throw Refusals.badRequest("container " + request.container() + " is not valid for pod " + request.pod());
        }
    }

    private static boolean isIn(Tree containers, String name) {
        return containers.items().stream()
                .anyMatch(container -> container.at("name").text().equals(Optional.of(name)));
    }
}
