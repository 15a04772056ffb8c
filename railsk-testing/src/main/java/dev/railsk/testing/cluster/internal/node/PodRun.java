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

    private final Node node;
    private final LiveObject pod;
    private final List<ContainerRun> init = new ArrayList<>();
    private final List<ContainerRun> main = new ArrayList<>();
    private final PodStatus status;
    private final Duration turn;
    private boolean isGone;
    private boolean isEnding;
    private boolean isBound;

    PodRun(Node node, LiveObject pod, Duration turn, Fate fate, Function<String, Optional<Fate>> scripted) {
        this.node = node;
        this.pod = pod;
        this.turn = turn;
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

    private boolean isTask() {
        return !restartPolicy().equals("Always");
    }

    String restartPolicy() {
        return spec().at("restartPolicy").text().orElse("Always");
    }

    /** Do this after a while, unless the pod is gone by then. */
    void after(Duration delay, Runnable action) {
        node.clock().schedule(delay, ref(), () -> {
            if (!isGone && !isEnding) {
                action.run();
            }
        });
    }

    void start() {
        after(SCHEDULING, this::bind);
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
        node.logs().forget(ref().namespace(), ref().name());
    }
}
