package dev.railsk.workload;

import dev.railsk.network.Port;
import dev.railsk.pod.Hook;
import dev.railsk.probe.HttpProbe;
import dev.railsk.probe.Probe;
import dev.railsk.probe.ProbeTiming;
import dev.railsk.probe.TcpProbe;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that span several settings of one workload. */
final class WorkloadRules {

    private static final Duration CLUSTER_GRACE = Duration.ofSeconds(30);
    private static final Duration PROGRESS_DEADLINE = Duration.ofMinutes(10);

    private final Process process;
    private final Set<Violation> violations = new LinkedHashSet<>();

    private WorkloadRules(Process process) {
        this.process = process;
    }

    /** Note what is wrong with a workload now and was not before; the rest was reported where it was written. */
    static void check(Process before, Process now, Draft draft, Origin defined) {
        Set<Violation> violations = violations(now);
        violations.removeAll(violations(before));
        for (Violation violation : violations) {
            draft.problem(violation.part, draft.originOf(violation.part, defined), violation.fact, violation.nextStep);
        }
    }

    private static Set<Violation> violations(Process process) {
        WorkloadRules rules = new WorkloadRules(process);
        rules.checkPorts();
        rules.checkProbe("startup", process.probes().startup().orElse(null));
        rules.checkProbe("readiness", process.probes().readiness().orElse(null));
        rules.checkProbe("liveness", process.probes().liveness().orElse(null));
        rules.checkStartupBudget(process.probes().startup().orElse(null));
        rules.checkGracePeriod();
        return rules.violations;
    }

    private void checkPorts() {
        Set<String> names = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        for (Port port : process.ports()) {
            if (!names.add(port.name())) {
                problem("port", "two ports are named \"" + port.name() + "\"", "Give one of them another name.");
            }
            if (!numbers.add(port.number())) {
                problem("port", "two ports have the number " + port.number(), "Keep one of them.");
            }
        }
    }

    private void checkProbe(String part, @Nullable Probe probe) {
        Optional<String> wanted = Optional.empty();
        if (probe instanceof HttpProbe http) {
            wanted = http.port();
        } else if (probe instanceof TcpProbe tcp) {
            wanted = tcp.port();
        } else {
            return;
        }
        List<String> names = new ArrayList<>();
        for (Port port : process.ports()) {
            names.add(port.name());
        }
        if (names.isEmpty()) {
            problem(
                    part,
                    "the " + part + " probe asks a port, but there is none",
                    "Add port(\"probe\", 7433), or ask with Probe.exec(..).");
        } else if (wanted.isPresent() && !names.contains(wanted.get())) {
            problem(
                    part,
                    "the " + part + " probe asks the port \"" + wanted.get() + "\", which there is not",
                    "Name one of: " + Nearest.list(wanted.get(), names) + ".");
        }
    }

    // Beyond this time Kubernetes calls the rollout failed, although the container may still start.
    private void checkStartupBudget(@Nullable Probe probe) {
        if (probe == null) {
            return;
        }
        ProbeTiming timing = probe.timing();
        Duration period = timing.period().orElse(Duration.ofSeconds(10));
        Duration delay = timing.initialDelay().orElse(Duration.ZERO);
        // Both are whole seconds within an int. Duration.multipliedBy would load BigDecimal, which a cold start feels.
        long waits = period.toSeconds() * timing.failureThreshold().orElse(3);
        Duration budget = Duration.ofSeconds(delay.toSeconds() + waits);
        if (budget.compareTo(PROGRESS_DEADLINE) > 0) {
            problem(
                    "startup",
                    "the startup probe must give up within " + seconds(PROGRESS_DEADLINE)
                            + ", when Kubernetes calls a rollout failed, but waits " + seconds(budget),
                    "Lower its failureThreshold, period or initialDelay.");
        }
    }

    private void checkGracePeriod() {
        if (process.preStop().isEmpty() || !(process.preStop().get() instanceof Hook.Sleep pause)) {
            return;
        }
        Duration grace = process.timeToStop().orElse(CLUSTER_GRACE);
        if (grace.compareTo(pause.duration()) <= 0) {
            problem(
                    "gracePeriod",
                    "the grace period of " + seconds(grace) + " must be longer than the pause before SIGTERM, "
                            + seconds(pause.duration()) + ", which counts against it",
                    "Write gracePeriod(GracePeriod.forShutdown(..)), which adds the pause.");
        }
    }

    private void problem(String part, String fact, String nextStep) {
        violations.add(new Violation(part, fact, nextStep));
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }

    private record Violation(String part, String fact, String nextStep) {}
}
