package dev.railsk.deploy;

/** The record of a release cannot be used as it is: a newer railsk wrote it, somebody else changed it, or there is none. */
public final class ReleaseRecordException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    /** A refusal for this reason. */
    public ReleaseRecordException(Finding finding) {
        super(finding.describe(""));
        this.finding = finding;
    }

    /** What is wrong with it, and what to do about it. */
    public Finding finding() {
        return finding;
    }
}
