package dev.railsk.deploy.internal.gate;

import dev.railsk.deploy.DeployEvent;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.deploy.Gate;
import dev.railsk.deploy.GateClosedException;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.deploy.internal.run.Failures;
import dev.railsk.deploy.internal.run.StepFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Waits until nothing is in the way, and tells what is whenever that changes. */
final class WaitAtGate {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final DeployRun run;
    private final Gate gate;

    WaitAtGate(DeployRun run, Gate gate) {
        this.run = run;
        this.gate = gate;
    }

    /**
     * Wait as long as a rollout may take at most.
     *
     * @param nextStep what to do about what does not go
     */
    void until(Supplier<List<String>> inTheWay, String nextStep) throws InterruptedException {
        Instant limit = run.now().plus(run.order().options().timeout());
        List<String> told = List.of();
        while (true) {
            run.checkCancelled();
            List<String> found = inTheWay.get();
            if (found.isEmpty()) {
                return;
            }
            if (!found.equals(told)) {
                run.tell(new DeployEvent.GateAwaited(run.now(), gate, found));
                told = found;
            }
            if (!run.now().isBefore(limit)) {
                throw late(found, nextStep);
            }
            run.cluster().time().sleep(LOOK);
        }
    }

    private StepFailure late(List<String> found, String nextStep) {
        String message = "the migration of " + Failures.name(run) + " did not begin: after "
                + run.order().options().timeout().toSeconds() + " s it still waits for \"" + gate.label() + "\": "
                + String.join(", ", found);
        return new StepFailure(
                Outcome.MIGRATION_FAILED, report -> new GateClosedException(report, gate, found, message, nextStep));
    }
}
