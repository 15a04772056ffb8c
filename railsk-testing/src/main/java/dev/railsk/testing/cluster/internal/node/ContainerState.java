package dev.railsk.testing.cluster.internal.node;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** The status of one container. */
final class ContainerState {

    private final Tree container;
    private Map<String, Object> now = new LinkedHashMap<>();
    private Map<String, Object> last = new LinkedHashMap<>();
    private String startedAt = "";
    private int runs;
    private boolean isStarted;
    private boolean isReady;

    ContainerState(Tree container) {
        this.container = container;
        waiting("PodInitializing", "");
    }

    void waiting(String reason, String message) {
        Map<String, Object> waiting = new LinkedHashMap<>();
        waiting.put("reason", reason);
        if (!message.isEmpty()) {
            waiting.put("message", message);
        }
        now = wrapped("waiting", waiting);
    }

    void running(String time) {
        if (now.containsKey("terminated")) {
            last = now;
        }
        runs++;
        startedAt = time;
        isStarted = false;
        isReady = false;
        now = wrapped("running", new LinkedHashMap<>(Map.of("startedAt", time)));
    }

    void terminated(Ending ending, String time) {
        Map<String, Object> terminated = new LinkedHashMap<>();
        terminated.put("exitCode", ending.exitCode());
        terminated.put("reason", ending.reason());
        if (!ending.message().isEmpty()) {
            terminated.put("message", ending.message());
        }
        terminated.put("startedAt", startedAt);
        terminated.put("finishedAt", time);
        terminated.put("containerID", containerId());
        isStarted = false;
        isReady = ending.exitCode() == 0;
        now = wrapped("terminated", terminated);
    }

    void crashed(String message) {
        last = now;
        isReady = false;
        waiting("CrashLoopBackOff", message);
    }

    void started() {
        isStarted = true;
    }

    void ready() {
        isReady = true;
    }

    private static Map<String, Object> wrapped(String key, Map<String, Object> value) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put(key, value);
        return state;
    }

    int runs() {
        return runs;
    }

    boolean isRunning() {
        return now.containsKey("running");
    }

    boolean isWaitingForFirstRun() {
        return runs == 0;
    }

    boolean isTerminated() {
        return now.containsKey("terminated");
    }

    boolean isDone() {
        return isTerminated() && exitCode() == 0;
    }

    int exitCode() {
        return PlainValue.number(PlainValue.at(now, "terminated"), "exitCode", 0);
    }

    boolean isReady() {
        return isReady && isRunning();
    }

    private String containerId() {
        return "fake://" + container.at("name").text().orElse("") + "-" + runs;
    }

    Map<String, Object> toMap(boolean isInit) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("name", container.at("name").text().orElse(""));
        status.put("image", container.at("image").text().orElse(""));
        status.put("imageID", runs > 0 ? ImageId.of(container.at("image").text().orElse("")) : "");
        if (runs > 0) {
            status.put("containerID", containerId());
        }
        status.put("restartCount", Math.max(0, runs - 1));
        status.put("ready", isInit ? isDone() || isReady() : isReady());
        status.put("started", isStarted);
        status.put("state", PlainValue.copyMap(now));
        status.put("lastState", PlainValue.copyMap(last));
        return status;
    }
}
