package dev.railsk.source.internal;

/** Source that is not Ruby, or not any that can be followed from here on. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;

    Unreadable(String fact, int line) {
        super(fact);
        this.line = line;
    }

    int line() {
        return line;
    }
}
