package dev.railsk.cluster;

import java.util.List;

/** A log that is being followed, read by one thread. */
public interface LogStream extends AutoCloseable {

    /** Take the lines that have come since the last call, without waiting. */
    List<String> poll();

    /** Whether the log has ended and all its lines were taken. */
    boolean isEnded();

    @Override
    void close();
}
