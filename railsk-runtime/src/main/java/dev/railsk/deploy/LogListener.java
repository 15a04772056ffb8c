package dev.railsk.deploy;

/** Is told what containers write. */
@FunctionalInterface
public interface LogListener {

    /** A container wrote a line. */
    void line(PodLine line);

    /** Something about the logs that people should know, such as one that could not be read. */
    default void note(String text) {}
}
