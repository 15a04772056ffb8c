package dev.railsk.deploy;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The wish that a deploy should stop. Thread-safe; one may serve many deploys.
 *
 * <p>A deploy sees it within a second, also while it waits for an answer of the API server: its thread is interrupted then. It writes
 * nothing more, and ends with {@link DeployCancelledException}. What was written stays. Interrupting the deploy's thread does the same.
 */
public final class Cancellation {

    private final Set<Thread> waiting = new HashSet<>();
    private boolean isCancelled;

    /** Ask to stop. */
    public synchronized void cancel() {
        isCancelled = true;
        for (Thread thread : waiting) {
            if (thread != Thread.currentThread()) {
                thread.interrupt();
            }
        }
    }

    /** Whether somebody asked to stop. */
    public synchronized boolean isCancelled() {
        return isCancelled;
    }

    /** Do this so that {@link #cancel()} interrupts it. The thread is not left interrupted by that. */
    <T> T interrupting(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        boolean isFirst = begin(thread);
        try {
            return work.get();
        } finally {
            if (isFirst && end(thread)) {
                // The interrupt was ours, and has done its work.
                Thread.interrupted();
            }
        }
    }

    private synchronized boolean begin(Thread thread) {
        return waiting.add(thread);
    }

    private synchronized boolean end(Thread thread) {
        waiting.remove(thread);
        return isCancelled;
    }
}
