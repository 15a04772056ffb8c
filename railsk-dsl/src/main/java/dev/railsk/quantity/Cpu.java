package dev.railsk.quantity;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;

/**
 * An amount of processor time, in Kubernetes' notation.
 *
 * @param text the amount as written, such as {@code 250m} or {@code 1}
 */
public record Cpu(String text) {

    private static final String NEXT_STEP = "Write Cpu.millis(250), Cpu.cores(1), or text such as \"250m\" or \"0.5\".";

    public Cpu {
        requireNonNull(text, "text");
        if (millis(text) <= 0) {
            throw new InvalidValueException("cpu must be more than 0, but was \"" + text + "\"", NEXT_STEP);
        }
    }

    /** An amount in Kubernetes' notation: cores ({@code 0.5}) or thousandths of a core ({@code 500m}). */
    public static Cpu of(String text) {
        return new Cpu(text);
    }

    /** Thousandths of a core. */
    public static Cpu millis(long millis) {
        return new Cpu(millis + "m");
    }

    /** Whole cores. */
    public static Cpu cores(long cores) {
        return new Cpu(Long.toString(cores));
    }

    /** The amount in thousandths of a core. */
    public long millis() {
        return millis(text);
    }

    // The API server rounds finer amounts up to a thousandth, so they are refused rather than changed.
    private static long millis(String text) {
        boolean thousandths = text.endsWith("m");
        try {
            return thousandths
                    ? Amount.exact(text.substring(0, text.length() - 1), 1, true)
                    : Amount.exact(text, 1000, false);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidValueException(
                    "cpu must be a number of cores or of thousandths with an \"m\", but was \"" + text + "\"",
                    NEXT_STEP);
        }
    }
}
