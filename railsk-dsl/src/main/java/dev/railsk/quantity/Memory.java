package dev.railsk.quantity;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;

/**
 * An amount of memory or storage, in Kubernetes' notation.
 *
 * @param text the amount as written, such as {@code 512Mi}
 */
public record Memory(String text) {

    private static final String NEXT_STEP =
            "Write Memory.mebibytes(512), Memory.gibibytes(2), or text such as \"512Mi\" or \"1Gi\".";
    private static final String[] SUFFIXES = {"Ki", "Mi", "Gi", "Ti", "k", "M", "G", "T"};
    private static final long[] UNITS = {
        1L << 10, 1L << 20, 1L << 30, 1L << 40, 1_000L, 1_000_000L, 1_000_000_000L, 1_000_000_000_000L
    };

    public Memory {
        requireNonNull(text, "text");
        if (bytes(text) <= 0) {
            throw new InvalidValueException("memory must be more than 0, but was \"" + text + "\"", NEXT_STEP);
        }
    }

    /** An amount in Kubernetes' notation: bytes, or with one of Ki, Mi, Gi, Ti, k, M, G, T. */
    public static Memory of(String text) {
        return new Memory(text);
    }

    /** Units of 1024 &times; 1024 bytes. */
    public static Memory mebibytes(long mebibytes) {
        return new Memory(mebibytes + "Mi");
    }

    /** Units of 1024 &times; 1024 &times; 1024 bytes. */
    public static Memory gibibytes(long gibibytes) {
        return new Memory(gibibytes + "Gi");
    }

    /** The amount in bytes. */
    public long bytes() {
        return bytes(text);
    }

    private static long bytes(String text) {
        try {
            for (int i = 0; i < SUFFIXES.length; i++) {
                if (text.endsWith(SUFFIXES[i])) {
                    String number = text.substring(0, text.length() - SUFFIXES[i].length());
                    return Amount.exact(number, UNITS[i], true);
                }
            }
            return Amount.exact(text, 1, false);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidValueException(
                    "memory must be a whole number of bytes, with or without a unit, but was \"" + text + "\"",
                    NEXT_STEP);
        }
    }
}
