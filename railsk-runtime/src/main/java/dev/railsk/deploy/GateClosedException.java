package dev.railsk.deploy;

import java.util.List;

/** A gate did not open in time, so the migration behind it did not begin. What was applied stays. */
public final class GateClosedException extends DeployException {

    private static final long serialVersionUID = 1;

    private final transient Gate gate;
    private final transient List<String> waitedFor;
    private final transient String nextStep;

    /** A failure of this gate, for what did not go. */
    public GateClosedException(
            DeployReport report, Gate gate, List<String> waitedFor, String message, String nextStep) {
        super(message + ". " + nextStep, report, null);
        this.gate = gate;
        this.waitedFor = List.copyOf(waitedFor);
        this.nextStep = nextStep;
    }

    /** Which. */
    public Gate gate() {
        return gate;
    }

    /** What did not go, in words. */
    public List<String> waitedFor() {
        return waitedFor;
    }

    /** What to do about it. */
    public String nextStep() {
        return nextStep;
    }
}
