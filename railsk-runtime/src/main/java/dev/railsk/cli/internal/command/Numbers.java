package dev.railsk.cli.internal.command;

import dev.railsk.cli.internal.args.UsageException;

/** Whole numbers as people write them. */
final class Numbers {

    private static final int MOST_DIGITS = 6;

    private Numbers() {}

    /**
     * Read a number of at least this.
     *
     * @throws UsageException when it is none, or smaller
     */
    static int parse(String what, String text, int least) {
        boolean isNumber = !text.isEmpty() && text.length() <= MOST_DIGITS;
        for (int index = 0; index < text.length(); index++) {
            isNumber &= text.charAt(index) >= '0' && text.charAt(index) <= '9';
        }
        if (!isNumber || Integer.parseInt(text) < least) {
            throw new UsageException(
                    what + " must be a whole number of at least " + least + ", but was \"" + text + "\"",
                    "Write at most " + MOST_DIGITS + " digits, as in " + what + " 10.");
        }
        return Integer.parseInt(text);
    }
}
