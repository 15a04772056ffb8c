package dev.railsk.deploy;

/** A value could not be fetched. */
public final class FetchException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String nextStep;

    /**
     * No value.
     *
     * @param why the fact, such as {@code the file keys.txt is not there}; nothing secret
     * @param nextStep what to do about it
     */
    public FetchException(String why, String nextStep) {
        super(why);
        this.nextStep = nextStep;
    }

    /** What to do about it. */
    public String nextStep() {
        return nextStep;
    }
}
