package dev.railsk.deploy;

/** An environment lives in another cluster than the one that was to be written. Nothing was. */
public final class WrongClusterException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    /** A refusal for this reason. */
    public WrongClusterException(Finding finding) {
        super(finding.describe(""));
        this.finding = finding;
    }

    /** Which cluster was meant, and which this is. */
    public Finding finding() {
        return finding;
    }
}
