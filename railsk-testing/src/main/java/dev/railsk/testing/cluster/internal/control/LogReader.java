package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.LogStream;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.server.ApiServer;
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

    /** The log as it stands. */
    public List<String> read(LogRequest request) {
        ContainerLog log = find(request);
        int start = request.tailLines() == 0 ? 0 : Math.max(0, log.size() - request.tailLines());
        return log.from(start);
    }

    /** The log from its start on, as it grows. */
    public LogStream follow(LogRequest request) {
        ContainerLog log = find(request);
        return new LogStream() {
            private int taken;

            @Override
            public List<String> poll() {
                synchronized (clock) {
                    List<String> lines = log.from(taken);
                    taken += lines.size();
                    return lines;
                }
            }

            @Override
            public boolean isEnded() {
                synchronized (clock) {
                    return log.isEnded() && taken == log.size();
                }
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    private ContainerLog find(LogRequest request) {
        server.requireRight("get", ObjectKind.POD, "log", request.namespace());
        Optional<LiveObject> pod = server.find(new ObjectRef(ObjectKind.POD, request.namespace(), request.pod()));
        if (pod.isEmpty()) {
            throw Refusals.notFound(ResourceKinds.of(ObjectKind.POD), request.pod());
        }
        Tree spec = pod.get().content().at("spec");
        if (!isIn(spec.at("containers"), request.container())
                && !isIn(spec.at("initContainers"), request.container())) {
            throw Refusals.badRequest("container " + request.container() + " is not valid for pod " + request.pod());
        }
        return book.find(request)
                .orElseThrow(() -> Refusals.badRequest(
                        request.previous()
                                ? "previous terminated container \"" + request.container() + "\" in pod \""
                                        + request.pod() + "\" not found"
                                : "container \"" + request.container() + "\" in pod \"" + request.pod()
                                        + "\" is waiting to start: " + waitingReason(pod.get(), request.container())));
    }

    private static boolean isIn(Tree containers, String name) {
        return containers.items().stream()
                .anyMatch(container -> container.at("name").text().equals(Optional.of(name)));
    }

    private static String waitingReason(LiveObject pod, String container) {
        for (String list : List.of("containerStatuses", "initContainerStatuses")) {
            for (Tree status : pod.content().at("status", list).items()) {
                if (status.at("name").text().equals(Optional.of(container))) {
                    return status.at("state", "waiting", "reason").text().orElse("ContainerCreating");
                }
            }
        }
        return "ContainerCreating";
    }
}
