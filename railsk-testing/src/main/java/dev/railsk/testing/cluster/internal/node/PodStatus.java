package dev.railsk.testing.cluster.internal.node;

import dev.railsk.testing.cluster.internal.control.Conditions;
import dev.railsk.testing.cluster.internal.control.Conditions.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the status of a pod from the states of its containers. */
final class PodStatus {

    private final PodRun pod;
    private final List<ContainerRun> init;
    private final List<ContainerRun> main;
    private boolean isBound;
    private boolean isMounted;
    private boolean isLost;
    private String unschedulable = "";
    private String evicted = "";

    PodStatus(PodRun pod, List<ContainerRun> init, List<ContainerRun> main) {
        this.pod = pod;
        this.init = init;
        this.main = main;
    }

    void bound() {
        isBound = true;
    }

    /** No node takes it, in the scheduler's words. */
    void unschedulable(String words) {
        unschedulable = words;
    }

    /** The kubelet has taken it off its node, in its words. */
    void evicted(String words) {
        evicted = words;
    }

    /** The kubelet of its node reports no more, or again. */
    void lost(boolean now) {
        isLost = now;
    }

    void mounted() {
        isMounted = true;
    }

    void write(Map<String, Object> status) {
        status.put("phase", phase());
        if (!evicted.isEmpty()) {
            status.put("reason", "Evicted");
            status.put("message", evicted);
        }
        conditions(status);
        if (isBound) {
            status.put("hostIP", Node.ADDRESS);
            status.putIfAbsent("startTime", pod.node().server().timestamp());
        }
        if (isMounted && !status.containsKey("podIP")) {
            String address = pod.node().server().identities().address("10.1");
            status.put("podIP", address);
            status.put("podIPs", new ArrayList<Object>(List.of(new LinkedHashMap<>(Map.of("ip", address)))));
        }
        if (!isBound) {
            return;
        }
        if (!init.isEmpty()) {
            status.put("initContainerStatuses", statuses(init, true));
        }
        status.put("containerStatuses", statuses(main, false));
    }

    private static List<Object> statuses(List<ContainerRun> containers, boolean isInit) {
        List<Object> statuses = new ArrayList<>();
        containers.forEach(container -> statuses.add(container.state().toMap(isInit)));
        return statuses;
    }

    private String phase() {
        if (!evicted.isEmpty()) {
            return "Failed";
        }
        boolean isNeverRestarted = !pod.restartPolicy().equals("Always");
        if (isNeverRestarted && init.stream().anyMatch(PodStatus::hasFailedForGood)) {
            return "Failed";
        }
        if (main.stream().anyMatch(container -> container.state().isWaitingForFirstRun())) {
            return "Pending";
        }
        if (isNeverRestarted
                && main.stream().allMatch(container -> container.state().isTerminated())) {
            if (main.stream().allMatch(container -> container.state().isDone())) {
                return "Succeeded";
            }
            return pod.restartPolicy().equals("Never") ? "Failed" : "Running";
        }
        return "Running";
    }

    private static boolean hasFailedForGood(ContainerRun container) {
        return container.pod().restartPolicy().equals("Never")
                && container.state().isTerminated()
                && container.state().exitCode() != 0;
    }

    private void conditions(Map<String, Object> status) {
        boolean isInitialized = isMounted && init.stream().allMatch(ContainerRun::isInitDone);
        boolean isFinished = List.of("Succeeded", "Failed").contains(phase());
        set(
                status,
                isBound || unschedulable.isEmpty()
                        ? new Condition("PodScheduled", isBound ? "True" : "False", "", "")
                        : Condition.isFalse("PodScheduled", "Unschedulable", unschedulable));
        set(status, new Condition("PodReadyToStartContainers", isMounted && !isFinished ? "True" : "False", "", ""));
        set(
                status,
                isInitialized
                        ? Condition.isTrue("Initialized", "", "")
                        : Condition.isFalse("Initialized", "ContainersNotInitialized", unready("incomplete", init)));
        Condition containers = isFinished
                ? Condition.isFalse("ContainersReady", phase().equals("Succeeded") ? "PodCompleted" : "PodFailed", "")
                : ready();
        set(status, containers);
        set(
                status,
                isLost
                        ? Condition.isFalse("Ready", "NodeStatusUnknown", "Node is not ready")
                        : new Condition("Ready", containers.status(), containers.reason(), containers.message()));
    }

    private Condition ready() {
        boolean isReady = main.stream().allMatch(container -> container.state().isReady());
        return isReady
                ? Condition.isTrue("ContainersReady", "", "")
                : Condition.isFalse("ContainersReady", "ContainersNotReady", unready("unready", main));
    }

    private static String unready(String word, List<ContainerRun> containers) {
        List<String> names = containers.stream()
                .filter(container ->
                        !container.state().isReady() && !container.state().isDone())
                .map(ContainerRun::name)
                .toList();
        return "containers with " + word + " status: [" + String.join(" ", names) + "]";
    }

    private void set(Map<String, Object> status, Condition condition) {
        Conditions.set(status, condition, pod.node().server().timestamp());
    }
}
