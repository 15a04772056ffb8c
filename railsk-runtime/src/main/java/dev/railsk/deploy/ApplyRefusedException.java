package dev.railsk.deploy;

import java.util.List;

/** The API server refused objects, in the dry run or in the apply. The report says what was written. */
public final class ApplyRefusedException extends DeployException {

    private static final long serialVersionUID = 1;

    private final transient List<Finding> refusals;

    /** A refusal of these objects; the headline says what was written nevertheless. */
    public ApplyRefusedException(String headline, DeployReport report, List<Finding> refusals) {
        super(Finding.describe(headline, refusals), report, null);
        this.refusals = List.copyOf(refusals);
    }

    /** What was refused, an object each. */
    public List<Finding> refusals() {
        return refusals;
    }
}
