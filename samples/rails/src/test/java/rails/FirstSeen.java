package rails;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** When the cluster first showed each reason: of a container, of a pod's schedule, or of an event. By watches of its own. */
final class FirstSeen implements AutoCloseable {

    private final Map<String, Instant> reasons = new ConcurrentHashMap<>();
    private final Watch pods;
    private final Watch events;

    FirstSeen(KubernetesClient client, String namespace) {
        pods = client.pods().inNamespace(namespace).watch(each(this::look));
        events = client.v1().events().inNamespace(namespace).watch(each((Event event) -> see(event.getReason())));
    }

    /** When this reason was first shown; the beginning of time when it was not. */
    Instant of(String reason) {
        return reasons.getOrDefault(reason, Instant.EPOCH);
    }

    private void see(String reason) {
        if (reason != null) {
            reasons.putIfAbsent(reason, Instant.now());
        }
    }

    private void look(Pod pod) {
        pod.getStatus().getConditions().forEach(condition -> see(condition.getReason()));
        pod.getStatus().getInitContainerStatuses().forEach(this::look);
        pod.getStatus().getContainerStatuses().forEach(this::look);
    }

    private void look(ContainerStatus status) {
        ContainerState state = status.getState();
        if (state.getWaiting() != null) {
            see(state.getWaiting().getReason());
        }
        if (state.getTerminated() != null) {
            see(state.getTerminated().getReason());
        }
    }

    private static <T> Watcher<T> each(Consumer<T> look) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, T object) {
                look.accept(object);
            }

            @Override
            public void onClose(WatcherException cause) {
                // The test that misses a reason fails then.
            }
        };
    }

    @Override
    public void close() {
        pods.close();
        events.close();
    }
}
