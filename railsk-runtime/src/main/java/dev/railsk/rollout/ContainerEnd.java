package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.Optional;

/** Finds why a container ended that is to run on. */
final class ContainerEnd {

    private static final String READ_THE_LOG = "Read the log below; it is of the run that ended.";
    private static final long KILLED = 137;
    private static final long TERMINATED = 143;

    private final Tree pod;
    private final Tree container;
    private final PodEvents events;
    private final Baseline baseline;
    private final String name;

    ContainerEnd(Tree pod, Tree container, PodEvents events, Baseline baseline) {
        this.pod = pod;
        this.container = container;
        this.events = events;
        this.baseline = baseline;
        this.name = Conditions.text(container, "name");
    }

    /** What is found; empty for a task that has done its work. */
    Optional<Finding> of(Tree terminated, boolean isLoop) {
        long code = terminated.at("exitCode").integer().orElse(-1L);
        if (isTask() && code == 0L) {
            return Optional.empty();
        }
        boolean isMemory = Conditions.text(terminated, "reason").equals("OOMKilled");
        String reason = Conditions.text(container.at("state", "waiting"), "reason");
        return Optional.of(new Finding(
                rule(terminated, isLoop || baseline.isRestless(pod, container)),
                name,
                reason.isEmpty() || isMemory ? Conditions.text(terminated, "reason") : reason,
                message(terminated),
                nextStep(terminated)));
    }

    private Rule rule(Tree terminated, boolean isFinal) {
        if (isMissingProgram(terminated)) {
            return Rule.PROGRAM_MISSING;
        }
        if (!isFinal) {
            return Rule.CONTAINER_ENDED;
        }
        if (Conditions.text(terminated, "reason").equals("OOMKilled")) {
            return Rule.OUT_OF_MEMORY;
        }
        return isKilledByProbe(terminated) ? Rule.KILLED_BY_PROBE : Rule.CRASH_LOOP;
    }

    private static boolean isMissingProgram(Tree terminated) {
        String reason = Conditions.text(terminated, "reason");
        return (reason.equals("StartError") || reason.equals("ContainerCannotRun"))
                && MissingProgram.isSaid(Conditions.text(terminated, "message"));
    }

    private String message(Tree terminated) {
        long restarts = container.at("restartCount").integer().orElse(0L);
        String message = ExitCode.describe(terminated) + (restarts > 0 ? ", after " + restarts + " restarts" : "");
        Optional<String> probe = failedProbe();
        return message + probe.map(text -> "; " + text).orElse("") + role();
    }

    private String role() {
        for (Tree init : pod.at("status", "initContainerStatuses").items()) {
            if (Conditions.text(init, "name").equals(name)) {
                boolean isSidecar = Conditions.text(PodProblems.spec(pod, name), "restartPolicy")
                        .equals("Always");
                return isSidecar ? "; it is a sidecar" : "; the pod's other containers wait for it";
            }
        }
        return "";
    }

    private Optional<String> failedProbe() {
        return events.newest("Unhealthy", name, text -> !text.startsWith("Readiness"));
    }

    // One that honours TERM ends with 0, as if it had done its work.
    private boolean isKilledByProbe(Tree terminated) {
        long code = terminated.at("exitCode").integer().orElse(-1L);
        boolean isStopped = code == 0 || code == KILLED || code == TERMINATED;
        return isStopped
                && (failedProbe().isPresent()
                        || events.newest("Killing", name)
                                .filter(text -> text.contains("failed"))
                                .isPresent());
    }

    private String nextStep(Tree terminated) {
        if (Conditions.text(terminated, "reason").equals("OOMKilled")) {
            return memory();
        }
        String words = Conditions.text(terminated, "message");
        if (MissingProgram.isSaid(words)) {
            return MissingProgram.nextStep(container, words);
        }
        if (isKilledByProbe(terminated)) {
            String said = failedProbe().orElse("");
            return ProbeHint.of(said, PodProblems.spec(pod, name))
                    + (said.startsWith("Startup") ? " A slow start needs more failures of startup(..)." : "");
        }
        return terminated.at("exitCode").integer().orElse(-1L) == KILLED
                ? READ_THE_LOG + " A process that is killed may have run out of memory"
                        + limit(", of which the limit is ") + "."
                : READ_THE_LOG;
    }

    private String memory() {
        String limit = limit("");
        return limit.isEmpty()
                ? "Raise its memory limit, or make it need less."
                : "Its limit was " + limit + ": raise it, or make it need less.";
    }

    private String limit(String before) {
        return PodProblems.spec(pod, name)
                .at("resources", "limits", "memory")
                .text()
                .map(limit -> before + limit)
                .orElse("");
    }

    private boolean isTask() {
        return !Conditions.text(pod.at("spec"), "restartPolicy").equals("Always")
                && pod.at("spec", "restartPolicy").isPresent();
    }
}
