package dev.railsk.quantity;

import java.math.BigDecimal;

/** Exact arithmetic on the numbers of quantities. */
final class Amount {

    /** So many digits fit a long whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private Amount() {}

    /**
     * A decimal number of units, as a whole number of the smallest unit.
     *
     * <p>Whole numbers, which are nearly all, do without {@link BigDecimal}: its first use costs a cold start milliseconds.
     *
     * @param hasUnit whether a letter for the unit follows: Kubernetes takes no exponent beside one
     * @throws NumberFormatException when it is no decimal number
     * @throws ArithmeticException when the result is no whole number, or is too large for a long
     */
    static long exact(String number, long unit, boolean hasUnit) {
        if (isWhole(number)) {
            return Math.multiplyExact(Long.parseLong(number), unit);
        }
        checkAscii(number);
        if (hasUnit && (number.indexOf('e') >= 0 || number.indexOf('E') >= 0)) {
            throw new NumberFormatException("an exponent and a unit");
        }
        return new BigDecimal(number).multiply(BigDecimal.valueOf(unit)).longValueExact();
    }

    // BigDecimal reads the digits of all scripts, Kubernetes those of ASCII.
    private static void checkAscii(String number) {
        for (int index = 0; index < number.length(); index++) {
            if (number.charAt(index) > 0x7F) {
                throw new NumberFormatException("a character that is not ASCII, at index " + index);
            }
        }
    }

    private static boolean isWhole(String number) {
        if (number.isEmpty() || number.length() > SAFE_DIGITS) {
            return false;
        }
        for (int index = 0; index < number.length(); index++) {
            if (number.charAt(index) < '0' || number.charAt(index) > '9') {
                return false;
            }
        }
        return true;
    }
}
