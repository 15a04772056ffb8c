package dev.railsk.deploy.internal.run;

import dev.railsk.deploy.DeployException;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import java.util.function.Function;

/** Ends the deploy within a step. What callers see is made once the report is complete. */
public final class StepFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Outcome outcome;
    private final transient Function<DeployReport, DeployException> forCaller;

    public StepFailure(Outcome outcome, Function<DeployReport, DeployException> forCaller) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
        this.forCaller = forCaller;
    }

    public Outcome outcome() {
        return outcome;
    }

    public DeployException forCaller(DeployReport report) {
        return forCaller.apply(report);
    }
}
