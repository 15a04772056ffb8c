package dev.railsk.cluster.internal;

/**
 * The most that is taken of anything whose size the server chooses. An API server that means well stays far below; one that does
 * not must not fill the memory of the program that railsk is a part of. The headers of an answer are bounded by the JDK, to 384
 * KiB.
 */
final class Bounds {

    /** The body of one answer. The server itself takes no object above 3 MiB. */
    static final int BODY = 16 << 20;

    /** All pages of a list. */
    static final long LIST = 256L << 20;

    static final int PAGES = 400;

    /** One event of a watch. */
    static final int EVENT = 8 << 20;

    /** Events that nobody has taken: then the server has to wait. */
    static final int WAITING_EVENTS = 1_000;

    static final int WAITING_EVENT_BYTES = 16 << 20;

    /** What is read of a log at once: the server is asked to leave out what follows. */
    static final int LOG = 8 << 20;

    static final int LOG_LINES = 500_000;

    /** What is kept of one line of a log. */
    static final int LOG_LINE = 64 << 10;

    /** Bytes of log lines that nobody has taken: then the server has to wait. */
    static final int WAITING_LOG_BYTES = 8 << 20;

    /** Everything that a program in a container writes to one of its outputs. */
    static final int OUTPUT = 16 << 20;

    static final int WARNINGS = 20;

    /** One text of the server that becomes part of a message. */
    static final int TEXT = 4_000;

    private Bounds() {}

    /** A text of the server, cut when it is too long for people. */
    static String cut(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT) + "… (" + text.length() + " characters)";
    }

    /** A number of bytes for people. */
    static String size(long bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
    }
}
