package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;

/** Finds why a container waits that has not started. */
final class ContainerStart {

    private static final String BY_ITSELF = "Create what is missing; the pod starts by itself then.";
    private static final String CORRECT = "Correct what the message names; the container starts by itself then.";

    private static final List<String> NO_NETWORK = List.of("FailedCreatePodSandBox", "NetworkNotReady");
    private static final List<String> NO_VOLUME = List.of("FailedMount", "FailedAttachVolume");

    private final Tree container;
    private final PodEvents events;
    private final String name;
    private final String reason;
    private final String message;

    ContainerStart(Tree container, PodEvents events) {
        this.container = container;
        this.events = events;
        this.name = Conditions.text(container, "name");
        Tree waiting = container.at("state", "waiting");
        this.reason = Conditions.text(waiting, "reason");
        this.message = Conditions.text(waiting, "message");
    }

    /** What is found; empty for one that only takes its time, or waits for its next try. */
    Optional<Finding> of() {
        return switch (reason) {
            case "CrashLoopBackOff" -> Optional.empty();
            case "ErrImagePull", "ImagePullBackOff", "RegistryUnavailable" -> Optional.of(image());
            case "ErrImageNeverPull" ->
                found(Rule.IMAGE_NEVER_PULLED, "Let imagePullPolicy allow a pull, or load the image on the node.");
            case "InvalidImageName" -> found(Rule.IMAGE_NAME_INVALID, "Correct the image's name.");
            case "ImageInspectError" ->
                found(
                        Rule.IMAGE_UNREADABLE,
                        "Look at the node's disk and container runtime, or remove the image there.");
            case "CreateContainerConfigError" -> config();
            case "RunContainerError", "CreateContainerError", "PostStartHookError" -> start();
            default -> other();
        };
    }

    private Optional<Finding> found(Rule rule, String nextStep) {
        return Optional.of(new Finding(rule, name, reason, message, nextStep));
    }

    private Finding image() {
        String words =
                message.contains(": ") ? message : events.newest("Failed", name).orElse(message);
        Rule rule = reason.equals("RegistryUnavailable") ? Rule.REGISTRY_FAILING : ImageProblem.rule(words);
        String image = Conditions.text(container, "image");
        return new Finding(rule, name, reason, words, ImageProblem.nextStep(rule, image, words));
    }

    private Optional<Finding> config() {
        if (message.contains("runAsNonRoot")) {
            boolean isNamed = message.contains("non-numeric user");
            return found(
                    Rule.USER_REFUSED,
                    isNamed
                            ? "The image names its user, and a kubelet trusts numbers only: write security(s -> s.runAs(ID))"
                                    + " with that user's id, or USER ID in the Dockerfile."
                            : "Write security(s -> s.runAs(ID)) with the id of a user of the image, or USER ID in its"
                                    + " Dockerfile.");
        }
        boolean isMissing = message.contains("not found") || message.contains("couldn't find key");
        return found(
                isMissing ? Rule.CONFIG_MISSING : Rule.CONTAINER_NOT_STARTED,
                isMissing ? BY_ITSELF : "Check what the container needs.");
    }

    private Optional<Finding> start() {
        if (MissingProgram.isSaid(message)) {
            return found(Rule.PROGRAM_MISSING, MissingProgram.nextStep(container, message));
        }
        return found(
                Rule.CONTAINER_NOT_STARTED,
                reason.equals("PostStartHookError")
                        ? "Check the command of its postStart hook."
                        : "Check the container's command and mounts.");
    }

    // A reason that no rule knows is told in the cluster's words, as is the newest warning of a container that only
    // waits.
    private Optional<Finding> other() {
        Optional<Finding> volume = volume();
        if (volume.isPresent()) {
            return volume;
        }
        boolean isUsual = reason.equals("ContainerCreating") || reason.equals("PodInitializing") || reason.isEmpty();
        Optional<Tree> warning = events.newest(ContainerStart::isOfNode);
        if (warning.isEmpty()) {
            return isUsual ? Optional.empty() : found(Rule.CONTAINER_WAITING, CORRECT);
        }
        String said = Conditions.text(warning.get(), "message").strip();
        String why = Conditions.text(warning.get(), "reason");
        if (NO_NETWORK.contains(why)) {
            return ofPod(
                    Rule.POD_NETWORK_FAILING,
                    why,
                    said,
                    "Look at the node's network plug-in: it may have run out of addresses, or not be up.");
        }
        return isUsual
                ? ofPod(Rule.CONTAINER_WAITING, why, said, CORRECT)
                : Optional.of(new Finding(
                        Rule.CONTAINER_WAITING,
                        name,
                        reason,
                        message.isBlank() ? said : message + "; " + said,
                        CORRECT));
    }

    // What the scheduler said before the pod had a node is over.
    private static boolean isOfNode(Tree event) {
        return Conditions.text(event, "type").equals("Warning")
                && !Conditions.text(event, "reason").equals("FailedScheduling");
    }

    private static Optional<Finding> ofPod(Rule rule, String why, String words, String nextStep) {
        return Optional.of(new Finding(rule, "", why, words, nextStep));
    }

    private Optional<Finding> volume() {
        Optional<Tree> failed = events.newest(event -> NO_VOLUME.contains(Conditions.text(event, "reason")));
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        String words = Conditions.text(failed.get(), "message").strip();
        String why = Conditions.text(failed.get(), "reason");
        if (words.contains("not found") || words.contains("non-existent")) {
            return ofPod(Rule.CONFIG_MISSING, why, words, BY_ITSELF);
        }
        return ofPod(
                Rule.VOLUME_NOT_MOUNTED,
                why,
                words,
                words.contains("Multi-Attach")
                        ? "A pod on another node holds the volume: let the old pod end first with strategy(..), or claim it"
                                + " ReadWriteMany."
                        : "Check the volume.");
    }
}
