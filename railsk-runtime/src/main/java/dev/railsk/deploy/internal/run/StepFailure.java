package dev.railsk.deploy.internal.run;

import dev.railsk.deploy.DeployException;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployReport.Outcome;
import dev.railsk.rollout.Cause;
import java.util.Optional;
import java.util.function.Function;

/** Ends the deploy within a step. What callers see is made once the report is complete. */
public final class StepFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Outcome outcome;
    private final transient Optional<Cause> cause;
    private final transient Function<DeployReport, DeployException> forCaller;

    /** An end without a cause in the cluster. */
    public StepFailure(Outcome outcome, Function<DeployReport, DeployException> forCaller) {
        this(outcome, Optional.empty(), forCaller);
    }

    /** An end for this cause, the gravest of several. */
    public StepFailure(Outcome outcome, Optional<Cause> cause, Function<DeployReport, DeployException> forCaller) {
        super(outcome.toString(), null, false, false);
        this.outcome = outcome;
        this.cause = cause;
        this.forCaller = forCaller;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Why, as far as the cluster says it. */
    public Optional<Cause> cause() {
        return cause;
    }

    public DeployException forCaller(DeployReport report) {
        return forCaller.apply(report);
    }
}
