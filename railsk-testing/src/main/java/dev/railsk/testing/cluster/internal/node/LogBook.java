package dev.railsk.testing.cluster.internal.node;

import dev.railsk.cluster.LogRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What containers have written, run by run. */
public final class LogBook {

    private final Map<String, Map<String, Runs>> pods = new HashMap<>();

    /** The runs of one container. While it waits for the next, the last one counts as the previous. */
    private static final class Runs {
        private final List<ContainerLog> logs = new ArrayList<>();
        private boolean isWaiting;
    }

    /** Start the log of a container's next run. */
    ContainerLog start(String namespace, String pod, String container) {
        ContainerLog log = new ContainerLog();
        Runs runs = pods.computeIfAbsent(key(namespace, pod), any -> new HashMap<>())
                .computeIfAbsent(container, any -> new Runs());
        runs.logs.add(log);
        runs.isWaiting = false;
        return log;
    }

    /** The container waits for its next run. */
    void waiting(String namespace, String pod, String container) {
        Runs runs = runs(namespace, pod, container);
        if (runs != null) {
            runs.isWaiting = true;
        }
    }

    /** The log of the present run, or of the one before. */
    public Optional<ContainerLog> find(LogRequest request) {
        Runs runs = runs(request.namespace(), request.pod(), request.container());
        if (runs == null) {
            return Optional.empty();
        }
        int index = runs.logs.size() - (request.previous() && !runs.isWaiting ? 2 : 1);
        return index < 0 ? Optional.empty() : Optional.of(runs.logs.get(index));
    }

    /** Forget what a pod wrote; who follows it has come to the end. */
    void forget(String namespace, String pod) {
        Map<String, Runs> containers = pods.remove(key(namespace, pod));
        if (containers != null) {
            containers.values().forEach(runs -> runs.logs.forEach(ContainerLog::end));
        }
    }

    private @Nullable Runs runs(String namespace, String pod, String container) {
        return pods.getOrDefault(key(namespace, pod), Map.of()).get(container);
    }

    private static String key(String namespace, String pod) {
        return namespace + "/" + pod;
    }
}
