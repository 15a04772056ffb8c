package dev.railsk.deploy;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The wish that a deploy should stop. Thread-safe; one may serve many deploys.
 *
 * <p>A deploy that waits sees it within a second, writes nothing more, and ends with {@link DeployCancelledException}. What was
 * written stays. Interrupting the deploy's thread does the same.
 */
public final class Cancellation {

    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** Ask to stop. */
    public void cancel() {
        cancelled.set(true);
    }

    /** Whether somebody asked to stop. */
    public boolean isCancelled() {
        return cancelled.get();
    }
}
