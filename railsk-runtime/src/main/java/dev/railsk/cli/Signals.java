package dev.railsk.cli;

/** Where a command learns that somebody wants it to stop, as with Ctrl-C. */
public interface Signals {

    /** Never a signal. A command then stops when its thread is interrupted. */
    Signals NONE = action -> () -> {};

    /**
     * Run the action when the user first asks to stop, instead of what the process would do then. What it does when asked
     * again is up to the source.
     */
    Watch onStop(Runnable action);

    /** Ends the watching when closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
