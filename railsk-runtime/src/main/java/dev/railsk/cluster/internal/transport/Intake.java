package dev.railsk.cluster.internal.transport;

/** Lets the body of an answer come as fast as it is taken. Thread-safe. */
public interface Intake {

    /** Let the next pieces come. Without this word the server has to wait. */
    void more();

    /** Take nothing any more, and end the connection when the body has not ended. Nothing is told from then on. */
    void stop();
}
