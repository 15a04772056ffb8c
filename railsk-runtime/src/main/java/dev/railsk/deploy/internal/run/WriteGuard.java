package dev.railsk.deploy.internal.run;

/** What a deploy holds while it may write. Thread-safe. */
public interface WriteGuard extends AutoCloseable {

    /** Nothing that could be lost: before a deploy has its lock, and in a dry run. */
    WriteGuard NONE = new WriteGuard() {
        @Override
        public void enter(String step) {}

        @Override
        public void check() {}

        @Override
        public void close() {}
    };

    /** Say what the deploy is about to do. */
    void enter(String step);

    /**
     * Make sure that the deploy may still write.
     *
     * @throws LockLostException when it may not
     */
    void check();

    /** Give back what is held. */
    @Override
    void close();
}
