package dev.railsk.cluster;

import java.time.Duration;
import java.time.Instant;

/** The clock that rules everything which waits on a cluster: the machine's, or a fake's virtual one. Thread-safe. */
public interface ClusterTime {

    /** The machine's clock. Work is not announced to it: {@link #begin()} does nothing there. */
    static ClusterTime system() {
        return SystemTime.MACHINE;
    }

    /** The time now. */
    Instant now();

    /** Wait this long. */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * Say that the calling thread starts to work against this cluster. A virtual clock stands still while any such thread is
     * busy, and moves on when all of them wait. Close it from the same thread when the work is done.
     */
    Activity begin();

    /** A piece of work that a virtual clock must not overtake. */
    interface Activity extends AutoCloseable {
        @Override
        void close();
    }
}
