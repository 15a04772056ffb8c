package dev.railsk.deploy.internal;

import dev.railsk.deploy.DeployException;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import java.util.function.Function;

/** Ends the deploy within a step. What callers see is made once the report is complete. */
final class StepFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Outcome outcome;
    private final transient Function<DeployReport, DeployException> forCaller;

    StepFailure(Outcome outcome, Function<DeployReport, DeployException> forCaller) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
        this.forCaller = forCaller;
    }

    Outcome outcome() {
        return outcome;
    }

    DeployException forCaller(DeployReport report) {
        return forCaller.apply(report);
    }
}
