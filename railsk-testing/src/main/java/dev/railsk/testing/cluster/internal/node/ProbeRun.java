package dev.railsk.testing.cluster.internal.node;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.node.Health.Failing;
import java.time.Duration;

/** The probes of one container. Startup first, then readiness. */
final class ProbeRun {

    private static final Duration PROMPT = Duration.ofSeconds(1);

    private final ContainerRun container;
    private final ContainerLife life;

    ProbeRun(ContainerRun container, ContainerLife life) {
        this.container = container;
        this.life = life;
    }

    private Tree probe(String name) {
        return container.tree().at(name);
    }

    void start(int run) {
        Tree startup = probe("startupProbe");
        if (startupFails(startup)) {
            container.pod().after(delay(startup), () -> startupFails(run, 1));
        } else {
            container.pod().after(delay(startup), () -> started(run));
        }
    }

    private boolean startupFails(Tree startup) {
        boolean isOnly = life.health().failing() == Failing.ANY
                && !probe("readinessProbe").isPresent();
        return startup.isPresent() && (isOnly || life.health().failing() == Failing.STARTUP);
    }

    private static Duration delay(Tree probe) {
        return PROMPT.plusSeconds(number(probe, "initialDelaySeconds"));
    }

    private static long number(Tree probe, String field) {
        return probe.at(field).integer().orElse(0L);
    }

    private boolean isOver(int run) {
        return run != container.state().runs() || !container.state().isRunning();
    }

    private void started(int run) {
        if (isOver(run)) {
            return;
        }
        container.state().started();
        container.pod().publish();
        Tree readiness = probe("readinessProbe");
        Tree liveness = probe("livenessProbe");
        if (life.health().isGood()) {
            if (readiness.isPresent()) {
                container.pod().after(delay(readiness), () -> ready(run));
            } else {
                ready(run);
            }
            return;
        }
        if (readiness.isPresent()) {
            container.pod().after(delay(readiness), () -> readinessFails(run));
        }
        if (liveness.isPresent() && life.health().failing() == Failing.LIVENESS) {
            container.pod().after(delay(liveness), () -> livenessFails(run, 1));
        }
    }

    private void ready(int run) {
        if (!isOver(run)) {
            container.state().ready();
            container.pod().becomesReady();
            container.pod().publish();
            container.pod().next();
        }
    }

    private void readinessFails(int run) {
        if (!isOver(run)) {
            Tree readiness = probe("readinessProbe");
            container.warning("Unhealthy", "Readiness probe failed: " + failure(readiness));
            container.pod().after(period(readiness), () -> readinessFails(run));
        }
    }

    private void startupFails(int run, int times) {
        if (isOver(run)) {
            return;
        }
        Tree startup = probe("startupProbe");
        container.warning("Unhealthy", "Startup probe failed: " + failure(startup));
        if (times >= number(startup, "failureThreshold")) {
            String message = "Container " + container.name() + " failed startup probe, will be restarted";
            container.normal("Killing", message);
            container.exit(run, Ending.error(137));
        } else {
            container.pod().after(period(startup), () -> startupFails(run, times + 1));
        }
    }

    // A process that honours TERM ends as if it had done its work.
    private void livenessFails(int run, int times) {
        if (isOver(run)) {
            return;
        }
        Tree liveness = probe("livenessProbe");
        container.warning("Unhealthy", "Liveness probe failed: " + failure(liveness));
        if (times >= number(liveness, "failureThreshold")) {
            container.normal("Killing", "Container " + container.name() + " failed liveness probe, will be restarted");
            container.exit(run, Ending.WELL);
        } else {
            container.pod().after(period(liveness), () -> livenessFails(run, times + 1));
        }
    }

    private static Duration period(Tree probe) {
        return Duration.ofSeconds(Math.max(1, number(probe, "periodSeconds")));
    }

    private String failure(Tree probe) {
        if (!life.health().words().isEmpty()) {
            return life.health().words();
        }
        if (probe.at("httpGet").isPresent()) {
            return "HTTP probe failed with statuscode: 503";
        }
        if (probe.at("exec").isPresent()) {
            return "command exited with 1";
        }
        return "dial tcp " + Node.ADDRESS + ": connect: connection refused";
    }
}
