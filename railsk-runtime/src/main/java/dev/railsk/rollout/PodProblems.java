package dev.railsk.rollout;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what keeps one pod from serving. */
final class PodProblems {

    private static final String READ_THE_LOG = "Read the log below; it is of the run that ended.";

    private final Tree pod;
    private final ObjectRef ref;
    private final PodEvents events;
    private final Baseline baseline;
    private final List<Cause> found = new ArrayList<>();

    private PodProblems(Tree pod, Events events, Baseline baseline) {
        this.pod = pod;
        this.ref = ref(pod);
        this.events = new PodEvents(events, pod);
        this.baseline = baseline;
    }

    /** The problems of this pod, in the order of its containers. */
    static List<Cause> of(Tree pod, Events events, Baseline baseline) {
        PodProblems problems = new PodProblems(pod, events, baseline);
        problems.look();
        return problems.found;
    }

    static ObjectRef ref(Tree pod) {
        return new ObjectRef(
                ObjectKind.POD,
                Conditions.text(pod.at("metadata"), "namespace"),
                Conditions.text(pod.at("metadata"), "name"));
    }

    private void look() {
        scheduling();
        eviction();
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

    private void scheduling() {
        Tree scheduled = Conditions.of(pod, "PodScheduled");
        if (Conditions.text(scheduled, "status").equals("False")
                && Conditions.text(scheduled, "reason").equals("Unschedulable")) {
            boolean isScaling = events.newest("TriggeredScaleUp", "").isPresent();
            add(
                    isScaling ? Rule.WAITING_FOR_NODE : Rule.UNSCHEDULABLE,
                    "",
                    "Unschedulable",
                    Conditions.text(scheduled, "message"),
                    "Make room on the nodes, or ask for less.");
        }
    }

    private void eviction() {
        if (Conditions.text(pod.at("status"), "phase").equals("Failed")
                && pod.at("status", "reason").isPresent()) {
            add(
                    Rule.POD_EVICTED,
                    "",
                    Conditions.text(pod.at("status"), "reason"),
                    Conditions.text(pod.at("status"), "message"),
                    "Look at the node that the pod was on.");
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
            add(
                    Rule.NODE_NOT_READY,
                    "",
                    "NodeNotReady",
                    said.get() + ": " + name,
                    "Look at the node: kubectl describe node " + name + ". Its pods are replaced after five minutes.");
        }
    }

    private void container(Tree container) {
        String name = Conditions.text(container, "name");
        Tree waiting = container.at("state", "waiting");
        if (waiting.isPresent()) {
            waiting(container, name, Conditions.text(waiting, "reason"), Conditions.text(waiting, "message"));
        } else if (container.at("state", "terminated").isPresent()) {
            // The kubelet says next whether it backs off; only then it is a loop.
            ended(container, name, container.at("state", "terminated"), false);
        } else if (!container.at("ready").isTrue()) {
            notReady(container, name);
        }
    }

    private void waiting(Tree container, String name, String reason, String message) {
        switch (reason) {
            case "ErrImagePull", "ImagePullBackOff", "RegistryUnavailable" -> image(container, name, reason, message);
            case "ErrImageNeverPull" ->
                add(
                        Rule.IMAGE_NEVER_PULLED,
                        name,
                        reason,
                        message,
                        "Let imagePullPolicy allow a pull, or load the image on the node.");
            case "InvalidImageName" -> add(Rule.IMAGE_NAME_INVALID, name, reason, message, "Correct the image's name.");
            case "CreateContainerConfigError" -> config(name, reason, message);
            case "CrashLoopBackOff" ->
                ended(container, name, container.at("lastState", "terminated"), baseline.isLoop(pod, container));
            case "RunContainerError", "CreateContainerError", "PostStartHookError", "ImageInspectError" ->
                add(
                        Rule.CONTAINER_NOT_STARTED,
                        name,
                        reason,
                        message,
                        isMissingProgram(message)
                                ? program(container, message)
                                : "Check the container's command and mounts.");
            default -> other(name, reason, message);
        }
    }

    // A reason that no rule knows is told in the cluster's words, as is the newest warning of a container that only
    // waits.
    private void other(String name, String reason, String message) {
        int before = found.size();
        mount(name);
        if (found.size() > before) {
            return;
        }
        Optional<Tree> warning = events.newestWarning();
        boolean isUsual = reason.equals("ContainerCreating") || reason.equals("PodInitializing") || reason.isEmpty();
        if (warning.isPresent()) {
            String said = Conditions.text(warning.get(), "message");
            String words = isUsual || message.isBlank() ? said : message + "; " + said;
            add(
                    Rule.CONTAINER_WAITING,
                    name,
                    isUsual ? Conditions.text(warning.get(), "reason") : reason,
                    words,
                    "Correct what the message names; the container starts by itself then.");
        } else if (!isUsual) {
            add(
                    Rule.CONTAINER_WAITING,
                    name,
                    reason,
                    message,
                    "Correct what the message names; the container starts by itself then.");
        }
    }

    private void image(Tree container, String name, String reason, String message) {
        String words =
                message.contains(": ") ? message : events.newest("Failed", name).orElse(message);
        Rule rule = ImageProblem.rule(words);
        add(rule, name, reason, words, ImageProblem.nextStep(rule, Conditions.text(container, "image")));
    }

    private void config(String name, String reason, String message) {
        boolean isMissing = message.contains("not found") || message.contains("couldn't find key");
        add(
                isMissing ? Rule.CONFIG_MISSING : Rule.CONTAINER_NOT_STARTED,
                name,
                reason,
                message,
                isMissing
                        ? "Create what is missing; the pod starts by itself then."
                        : "Check what the container needs.");
    }

    private void mount(String name) {
        Optional<String> failed = events.newest("FailedMount", "");
        if (failed.isPresent()) {
            boolean isMissing =
                    failed.get().contains("not found") || failed.get().contains("non-existent");
            add(
                    isMissing ? Rule.CONFIG_MISSING : Rule.VOLUME_NOT_MOUNTED,
                    name,
                    "FailedMount",
                    failed.get(),
                    isMissing ? "Create what is missing; the pod starts by itself then." : "Check the volume.");
        }
    }

    private void ended(Tree container, String name, Tree terminated, boolean isLoop) {
        if (isTask() && terminated.at("exitCode").integer().orElse(-1L) == 0L) {
            return;
        }
        boolean isMemory = Conditions.text(terminated, "reason").equals("OOMKilled");
        String words = Conditions.text(terminated, "message");
        long restarts = container.at("restartCount").integer().orElse(0L);
        String message = ExitCode.describe(terminated) + (restarts > 0 ? ", after " + restarts + " restarts" : "");
        Optional<String> probe = events.newest("Unhealthy", name).filter(text -> !text.startsWith("Readiness"));
        Rule rule = isMemory ? Rule.OUT_OF_MEMORY : Rule.CRASH_LOOP;
        String reason = Conditions.text(container.at("state", "waiting"), "reason");
        add(
                isLoop || baseline.isRestless(pod, container) ? rule : Rule.CONTAINER_ENDED,
                name,
                reason.isEmpty() || isMemory ? Conditions.text(terminated, "reason") : reason,
                message + probe.map(text -> "; " + text).orElse(""),
                isMemory ? memory(name) : isMissingProgram(words) ? program(container, words) : READ_THE_LOG);
    }

    // A program that is not in the image leaves no log.
    private static boolean isMissingProgram(String message) {
        return message.contains("executable file not found")
                || message.contains("no such file or directory")
                || (message.contains("exec: ") && message.contains("permission denied"));
    }

    private static String program(Tree container, String message) {
        int quote = message.indexOf("exec: \"");
        int end = quote < 0 ? -1 : message.indexOf('"', quote + 7);
        String program = end < 0 ? "its program" : "the program \"" + message.substring(quote + 7, end) + "\"";
        return "The image " + Conditions.text(container, "image") + " lacks " + program
                + ", or it cannot be executed: correct command(..) of the workload, or the image.";
    }

    private String memory(String name) {
        return spec(name)
                .at("resources", "limits", "memory")
                .text()
                .map(limit -> "Its limit was " + limit + ": raise it, or make it need less.")
                .orElse("Raise its memory limit, or make it need less.");
    }

    private Tree spec(String name) {
        for (String list : List.of("containers", "initContainers")) {
            for (Tree container : pod.at("spec", list).items()) {
                if (Conditions.text(container, "name").equals(name)) {
                    return container;
                }
            }
        }
        return Tree.absent();
    }

    private void notReady(Tree container, String name) {
        Optional<String> unhealthy = events.newest("Unhealthy", name);
        if (unhealthy.isPresent()) {
            add(Rule.PROBE_FAILING, name, "Unhealthy", unhealthy.get(), ProbeHint.of(unhealthy.get(), spec(name)));
        } else if (container.at("lastState", "terminated").isPresent()) {
            ended(container, name, container.at("lastState", "terminated"), false);
        }
    }

    private boolean isTask() {
        return !Conditions.text(pod.at("spec"), "restartPolicy").equals("Always")
                && pod.at("spec", "restartPolicy").isPresent();
    }

    private void add(Rule rule, String container, String reason, String message, String nextStep) {
        String said = message.isBlank() ? "no further words" : message.strip();
        found.add(new Cause(rule, ref, container, reason, said, nextStep, List.of()));
    }
}
