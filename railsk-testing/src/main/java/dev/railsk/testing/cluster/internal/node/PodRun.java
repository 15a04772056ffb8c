package dev.railsk.testing.cluster.internal.node;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.server.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The life of one pod on the node. */
final class PodRun {

    private static final Duration SCHEDULING = Duration.ofMillis(50);
    private static final Duration MOUNTING = Duration.ofMillis(500);
    private static final Duration MOUNT_RETRY = Duration.ofSeconds(10);
    private static final Duration STOPPING = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration LOST = Duration.ofSeconds(45);
    private static final int KILLED = 137;
    private static final int TERMINATED = 143;

    private final Node node;
    private final LiveObject pod;
    private final List<ContainerRun> init = new ArrayList<>();
    private final List<ContainerRun> main = new ArrayList<>();
    private final PodStatus status;
    private final Duration turn;
    private final Fate fate;
    private boolean isGone;
    private boolean isEnding;
    private boolean isBound;
    private boolean isDisturbed;
    private boolean isStopped;
    private boolean isLost;

    PodRun(Node node, LiveObject pod, Duration turn, Fate fate, Function<String, Optional<Fate>> scripted) {
        this.node = node;
        this.pod = pod;
        this.turn = turn;
        this.fate = fate;
        Tree spec = spec();
        for (Tree tree : spec.at("initContainers").items()) {
            init.add(new ContainerRun(
                    this, tree, initLife(tree, scripted.apply(name(tree)).orElse(Fate.WELL))));
        }
        for (Tree tree : spec.at("containers").items()) {
            Fate own = scripted.apply(name(tree)).orElse(fate);
            main.add(new ContainerRun(this, tree, isTask() ? ContainerLife.task(own) : ContainerLife.service(own)));
        }
        this.status = new PodStatus(this, init, main);
    }

    private static String name(Tree container) {
        return container.at("name").text().orElse("");
    }

    private static ContainerLife initLife(Tree container, Fate fate) {
        boolean isSidecar = container.at("restartPolicy").text().equals(Optional.of("Always"));
        return isSidecar ? ContainerLife.service(fate) : ContainerLife.init(fate);
    }

    Node node() {
        return node;
    }

    ObjectRef ref() {
        return pod.ref();
    }

    LiveObject object() {
        return node.server().find(pod.ref()).orElse(pod);
    }

    Tree spec() {
        return pod.content().at("spec");
    }

    boolean isMain(ContainerRun container) {
        return main.contains(container);
    }

    private boolean isTask() {
        return !restartPolicy().equals("Always");
    }

    String restartPolicy() {
        return spec().at("restartPolicy").text().orElse("Always");
    }

    /** Do this after a while, unless the pod is gone by then. */
    void after(Duration delay, Runnable action) {
        node.clock().schedule(delay, ref(), () -> {
            if (!isGone && !isEnding && !isStopped) {
                action.run();
            }
        });
    }

    void start() {
        after(SCHEDULING, fate.obstacle().isAt(Obstacle.Stage.SCHEDULING) ? this::unschedulable : this::bind);
    }

    private void unschedulable() {
        Obstacle obstacle = fate.obstacle();
        status.unschedulable(obstacle.message());
        node.events().warning(object(), "default-scheduler", "FailedScheduling", obstacle.message());
        Obstacle.Said said = obstacle.autoscaler();
        if (!said.reason().isEmpty()) {
            node.events().normal(object(), said.component(), said.reason(), said.message());
        }
        publish();
        if (!obstacle.isForEver()) {
            after(obstacle.lasts(), this::bind);
        }
    }

    private void bind() {
        isBound = true;
        node.server().change(ref(), new Writer("kube-scheduler", "binding"), object -> PlainValue.child(object, "spec")
                .put("nodeName", Node.NAME));
        String message = "Successfully assigned " + ref().namespace() + "/" + ref().name() + " to " + Node.NAME;
        node.events().normal(object(), "default-scheduler", "Scheduled", message);
        status.bound();
        publish();
        after(MOUNTING.plus(turn), this::mount);
    }

    private void mount() {
        if (fate.obstacle().isAt(Obstacle.Stage.NODE)) {
            String words = fate.obstacle().words(ref().name(), "");
            node.events().warning(object(), "kubelet", fate.obstacle().reason(), words);
            after(MOUNT_RETRY, this::mount);
            return;
        }
        Optional<String> missing = MissingReferences.inVolumes(node.server(), ref().namespace(), spec());
        if (missing.isPresent()) {
            node.events().warning(object(), "kubelet", "FailedMount", missing.get());
            after(MOUNT_RETRY, this::mount);
        } else {
            status.mounted();
            next();
        }
    }

    /** Start what comes next: one init container after another, then all main containers. */
    void next() {
        for (ContainerRun container : init) {
            if (!container.isInitDone()) {
                container.startOnce();
                publish();
                return;
            }
        }
        main.forEach(ContainerRun::startOnce);
        publish();
    }

    /** Write the status as it is now. */
    void publish() {
        node.server()
                .change(ref(), Writer.status("kubelet"), object -> status.write(PlainValue.child(object, "status")));
    }

    /** A container has started: once all have, what disturbs the pod comes. */
    void running() {
        if (isDisturbed
                || !main.stream().allMatch(container -> container.state().isRunning())) {
            return;
        }
        isDisturbed = true;
        switch (fate.disturbance()) {
            case EVICTED ->
                after(
                        SOON,
                        () -> evict(
                                "The node was low on resource: memory. Threshold quantity: 100Mi, available: 80Mi. "));
            case STORAGE_EXCEEDED ->
                after(
                        SOON,
                        () -> evict("Pod ephemeral local storage usage exceeds the total limit of containers 1Gi. "));
            case DRAINED -> after(SOON, this::drain);
            default -> {}
        }
    }

    private void evict(String words) {
        node.events().warning(object(), "kubelet", "Evicted", words);
        main.forEach(container -> container.stop(Ending.error(KILLED)));
        status.evicted(words);
        publish();
        isStopped = true;
    }

    private void drain() {
        if (isTask()) {
            main.forEach(container -> container.stop(Ending.error(TERMINATED)));
            publish();
        } else {
            node.server().delete(ref());
        }
    }

    /** All its containers are ready: a kubelet that is lost then says no more for a while. */
    void becomesReady() {
        boolean isReady = main.stream().allMatch(container -> container.state().isReady());
        if (fate.disturbance() == Disturbance.NODE_LOST && isReady && !isLost) {
            isLost = true;
            status.lost(true);
            node.events().warning(object(), "node-controller", "NodeNotReady", "Node is not ready");
            after(LOST, () -> {
                status.lost(false);
                publish();
            });
        }
    }

    /** The pod was deleted: its containers are asked to stop. */
    void end() {
        if (isEnding) {
            return;
        }
        isEnding = true;
        if (isBound) {
            main.forEach(ContainerRun::tellStopping);
        }
        node.clock().schedule(isBound ? STOPPING : Duration.ZERO, ref(), () -> {
            if (!isGone) {
                node.server().remove(ref());
            }
        });
    }

    void gone() {
        isGone = true;
        main.forEach(ContainerRun::ended);
        node.logs().forget(ref().namespace(), ref().name());
    }
}
