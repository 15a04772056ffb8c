package dev.railsk.workload;

import dev.railsk.container.Hook;
import dev.railsk.network.PortTarget;
import dev.railsk.network.Service;
import dev.railsk.network.ServicePort;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Nearest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rules that span several settings of one workload; asked where one of them was written. */
final class WorkloadRules {

    private static final Duration CLUSTER_GRACE = Duration.ofSeconds(30);

    private final Draft draft;
    private final Lines lines;

    WorkloadRules(Draft draft, Lines lines) {
        this.draft = draft;
        this.lines = lines;
    }

    void checkTargets(Service service, List<String> portNames) {
        for (ServicePort port : service.ports()) {
            if (port.target().isPresent()
                    && port.target().get() instanceof PortTarget.Named target
                    && !portNames.contains(target.name())) {
                draft.problem(
                        "service",
                        lines.of("service"),
                        "the service's port " + port.number() + " leads to the pod's port \"" + target.name()
                                + "\", which there is not",
                        "Name one of: " + Nearest.list(target.name(), portNames) + ".");
            }
        }
    }

    void checkPause(WorkloadBasics basics) {
        Optional<Hook> hook = basics.pod().main().preStop();
        if (hook.isEmpty() || !(hook.get() instanceof Hook.Sleep pause)) {
            return;
        }
        Duration grace = basics.pod().timeToStop().orElse(CLUSTER_GRACE);
        if (grace.compareTo(pause.duration()) <= 0) {
            String word = lines.has("gracePeriod") ? "gracePeriod" : "preStop";
            draft.problem(
                    "gracePeriod",
                    lines.of(word),
                    "the grace period of " + grace.toSeconds() + " s must be longer than the pause before SIGTERM, "
                            + pause.duration().toSeconds() + " s, which counts against it",
                    "Write gracePeriod(GracePeriod.forShutdown(..)), which adds the pause.");
        }
    }

    // Kubernetes wants the deadline longer; a pod that is ready counts as progress, so that the two need not add up.
    void checkMinReady(RolloutSettings rollout) {
        if (rollout.progressDeadline().isEmpty() || rollout.minReady().isEmpty()) {
            return;
        }
        Duration deadline = rollout.progressDeadline().get();
        Duration ready = rollout.minReady().get();
        if (deadline.compareTo(ready) <= 0) {
            draft.problem(
                    "minReady",
                    lines.of("minReady"),
                    "the progress deadline of " + deadline.toSeconds() + " s must be longer than a pod must be ready, "
                            + ready.toSeconds() + " s",
                    "Leave progressDeadline(..) out: it is computed.");
        }
    }

    void checkDeadline(WorkloadBasics basics) {
        Optional<Duration> deadline = basics.rollout().progressDeadline();
        long start = basics.startSeconds();
        if (deadline.isPresent() && deadline.get().toSeconds() <= start) {
            draft.problem(
                    "progressDeadline",
                    lines.of("progressDeadline"),
                    "the progress deadline of " + deadline.get().toSeconds()
                            + " s must be longer than the startup probe waits, " + start + " s",
                    "Leave progressDeadline(..) out: it is computed from the probe.");
        }
    }
}
