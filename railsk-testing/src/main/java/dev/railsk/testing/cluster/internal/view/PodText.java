package dev.railsk.testing.cluster.internal.view;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LogRequest;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.node.LogReader;
import java.util.List;

/** How a pod stands: its phase, and of each container that is not ready why, with its last words. */
final class PodText {

    private static final int LINES = 5;

    private final LogReader logs;

    PodText(LogReader logs) {
        this.logs = logs;
    }

    String state(LiveObject pod) {
        Tree status = pod.content().at("status");
        StringBuilder text = new StringBuilder(": " + status.at("phase").text().orElse("Pending"));
        for (Tree condition : status.at("conditions").items()) {
            boolean isUnplaced = condition.at("reason").text().orElse("").equals("Unschedulable");
            text.append(isUnplaced ? ", " + condition.at("message").text().orElse("") : "");
        }
        for (String list : List.of("initContainerStatuses", "containerStatuses")) {
            for (Tree container : status.at(list).items()) {
                text.append(container(pod, container));
            }
        }
        return text.toString();
    }

    private String container(LiveObject pod, Tree container) {
        boolean isWell = Boolean.TRUE.equals(container.at("ready").value())
                || container.at("state", "terminated", "exitCode").integer().orElse(1L) == 0;
        if (isWell) {
            return "";
        }
        String name = container.at("name").text().orElse("");
        long restarts = container.at("restartCount").integer().orElse(0L);
        StringBuilder text = new StringBuilder("\n      container " + name);
        container.at("state").entries().forEach((state, facts) -> text.append(" is ")
                .append(state)
                .append(facts(facts)));
        text.append(restarts == 0 ? "" : ", started " + (restarts + 1) + " times");
        LogRequest request = new LogRequest(pod.ref().namespace(), pod.ref().name(), name, false, LINES);
        logs.last(request).forEach(line -> text.append("\n        | ").append(line));
        return text.toString();
    }

    private static String facts(Tree state) {
        String reason = state.at("reason").text().map(why -> ": " + why).orElse("");
        String code = state.at("exitCode")
                .integer()
                .map(exit -> ", exit code " + exit)
                .orElse("");
        return reason
                + code
                + state.at("message").text().map(said -> ", " + said).orElse("");
    }
}
