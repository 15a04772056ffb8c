package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a workload stood before the deploy, so that old failures are not taken for new ones. Holds no clock: the server's and ours
 * may differ.
 *
 * @param deadlineMissedAt when the Deployment last missed its progress deadline, in the server's words; empty when it did not
 * @param restarts how often containers had been restarted, by pod and container
 */
public record Baseline(String deadlineMissedAt, Map<String, Long> restarts) {

    private static final long RESTLESS = 5;

    /** Nothing was there before. */
    public static final Baseline NONE = new Baseline("", Map.of());

    public Baseline {
        restarts = Map.copyOf(restarts);
    }

    /** Remember how it stands now. */
    public static Baseline of(Observation before) {
        Tree progress = Conditions.of(before.workload(), "Progressing");
        String missed = isMissedDeadline(progress) ? Conditions.text(progress, "lastUpdateTime") : "";
        Map<String, Long> restarts = new HashMap<>();
        for (Tree pod : before.pods()) {
            for (Tree container : containers(pod)) {
                restarts.put(
                        key(pod, Conditions.text(container, "name")),
                        container.at("restartCount").integer().orElse(0L));
            }
        }
        return new Baseline(missed, restarts);
    }

    static boolean isMissedDeadline(Tree progress) {
        return Conditions.text(progress, "status").equals("False")
                && Conditions.text(progress, "reason").equals("ProgressDeadlineExceeded");
    }

    /** Whether the pod's containers have been restarted so often since that it is a loop. */
    boolean isLoop(Tree pod, Tree container) {
        long now = container.at("restartCount").integer().orElse(0L);
        Long before = restarts.get(key(pod, Conditions.text(container, "name")));
        return before == null ? now >= 2 : now > before;
    }

    /** Whether the container was restarted so often since that it does not matter how long it runs in between. */
    boolean isRestless(Tree pod, Tree container) {
        long now = container.at("restartCount").integer().orElse(0L);
        Long before = restarts.get(key(pod, Conditions.text(container, "name")));
        return now - (before == null ? 0 : before) >= RESTLESS;
    }

    private static List<Tree> containers(Tree pod) {
        List<Tree> all = new java.util.ArrayList<>(
                pod.at("status", "initContainerStatuses").items());
        all.addAll(pod.at("status", "containerStatuses").items());
        return all;
    }

    private static String key(Tree pod, String container) {
        return Owner.uid(pod) + "/" + container;
    }
}
