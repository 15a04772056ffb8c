package dev.railsk.deploy.internal.run;

/** This deploy holds its lock no longer, or cannot know: it must write nothing more. */
public final class LockLostException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A stop for this reason. */
    public LockLostException(String fact) {
        super(fact, null, false, false);
    }
}
