package dev.railsk.rollout;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what keeps one pod from serving. */
final class PodProblems {

    private final Tree pod;
    private final PodEvents events;
    private final Baseline baseline;
    private final List<Finding> found = new ArrayList<>();

    private PodProblems(Tree pod, Events events, Baseline baseline) {
        this.pod = pod;
        this.events = new PodEvents(events, pod);
        this.baseline = baseline;
    }

    /** The problems of this pod, in the order of its containers. */
    static List<Cause> of(Tree pod, Events events, Baseline baseline) {
        PodProblems problems = new PodProblems(pod, events, baseline);
        problems.look();
        ObjectRef ref = ref(pod);
        return problems.found.stream().map(finding -> finding.of(ref)).toList();
    }

    static ObjectRef ref(Tree pod) {
        return new ObjectRef(
                ObjectKind.POD,
                Conditions.text(pod.at("metadata"), "namespace"),
                Conditions.text(pod.at("metadata"), "name"));
    }

    private void look() {
        Unplaced.of(pod, events).ifPresent(found::add);
        Optional<Finding> taken = TakenAway.of(pod);
        if (taken.isPresent()) {
            // Its containers were ended for that.
            found.add(taken.get());
            return;
        }
        node();
        for (Tree container : pod.at("status", "initContainerStatuses").items()) {
            if (container.at("state", "terminated", "exitCode").integer().orElse(-1L) != 0L) {
                container(container);
            }
        }
        for (Tree container : pod.at("status", "containerStatuses").items()) {
            container(container);
        }
    }

    /** A lost kubelet tells nothing: the control plane takes the pod's readiness away, and its containers keep theirs. */
    private void node() {
        List<Tree> containers = pod.at("status", "containerStatuses").items();
        boolean isLost = Conditions.text(Conditions.of(pod, "Ready"), "status").equals("False")
                && !containers.isEmpty()
                && containers.stream()
                        .allMatch(container -> container.at("ready").isTrue());
        Optional<String> said = events.newest("NodeNotReady", "");
        if (isLost && said.isPresent()) {
            String name = Conditions.text(pod.at("spec"), "nodeName");
            found.add(new Finding(
                    Rule.NODE_NOT_READY,
                    "",
                    "NodeNotReady",
                    said.get() + ": " + name,
                    "Look at the node: kubectl describe node " + name + ". Its pods are replaced after five minutes."));
        }
    }

    private void container(Tree container) {
        Tree waiting = container.at("state", "waiting");
        Tree terminated = container.at("state", "terminated");
        ContainerEnd end = new ContainerEnd(pod, container, events, baseline);
        if (waiting.isPresent()) {
            waiting(container, end);
        } else if (terminated.isPresent()) {
            // The kubelet says next whether it backs off; only then it is a loop.
            end.of(terminated, false).ifPresent(found::add);
        } else if (!container.at("ready").isTrue()) {
            notReady(container, end);
        }
    }

    private void waiting(Tree container, ContainerEnd end) {
        Optional<Finding> start = new ContainerStart(container, events).of();
        if (start.isPresent()) {
            // What holds the whole pod up is said once, not for each of its containers.
            if (!found.contains(start.get())) {
                found.add(start.get());
            }
        } else if (Conditions.text(container.at("state", "waiting"), "reason").equals("CrashLoopBackOff")) {
            end.of(container.at("lastState", "terminated"), baseline.isLoop(pod, container))
                    .ifPresent(found::add);
        }
    }

    private void notReady(Tree container, ContainerEnd end) {
        String name = Conditions.text(container, "name");
        Optional<String> unhealthy = events.newest("Unhealthy", name);
        if (unhealthy.isPresent()) {
            String next = ProbeHint.of(unhealthy.get(), spec(pod, name));
            found.add(new Finding(Rule.PROBE_FAILING, name, "Unhealthy", unhealthy.get(), next));
        } else if (container.at("lastState", "terminated").isPresent()) {
            end.of(container.at("lastState", "terminated"), false).ifPresent(found::add);
        }
    }

    /** A container as the pod's spec has it. */
    static Tree spec(Tree pod, String name) {
        for (String list : List.of("containers", "initContainers")) {
            for (Tree container : pod.at("spec", list).items()) {
                if (Conditions.text(container, "name").equals(name)) {
                    return container;
                }
            }
        }
        return Tree.absent();
    }
}
