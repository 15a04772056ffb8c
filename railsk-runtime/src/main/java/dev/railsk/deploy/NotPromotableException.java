package dev.railsk.deploy;

/** What runs in an environment cannot be taken over by another one: it is no single build that runs as a whole. */
public final class NotPromotableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    /** A refusal for this reason. */
    public NotPromotableException(Finding finding) {
        super(finding.describe(""));
        this.finding = finding;
    }

    /** What runs instead, and what to do about it. */
    public Finding finding() {
        return finding;
    }
}
