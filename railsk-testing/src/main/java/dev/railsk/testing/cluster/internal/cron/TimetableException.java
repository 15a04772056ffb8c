package dev.railsk.testing.cluster.internal.cron;

/** A timetable that cannot be read; the message is in the words of the library that the real server reads it with. */
public final class TimetableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TimetableException(String message) {
        super(message);
    }

    /** What is wrong. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
