package dev.railsk.cluster;

import java.time.Duration;
import java.util.Optional;

/** The events of one watch, taken one at a time by one thread. */
public interface WatchStream extends AutoCloseable {

    /**
     * Wait for the next event, at most this long on the cluster's time.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    Optional<WatchEvent> next(Duration limit) throws InterruptedException;

    @Override
    void close();
}
