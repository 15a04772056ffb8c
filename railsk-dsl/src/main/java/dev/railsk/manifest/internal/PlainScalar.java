package dev.railsk.manifest.internal;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads an unquoted YAML scalar the way kubectl does: YAML 1.1 booleans and integers, no times, no base sixty. */
final class PlainScalar {

    /** A number with more of them is infinite to every reader; and to make one takes the square of its length. */
    private static final int MOST_DIGITS = 400;

    private PlainScalar() {}

    static @Nullable Object resolve(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> true;
            case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> false;
            default -> mayBeNumber(text) ? number(text) : text;
        };
    }

    private static boolean mayBeNumber(String text) {
        char first = text.charAt(0);
        return "0123456789+-.".indexOf(first) >= 0;
    }

    private static Object number(String text) {
        String digits = text.replace("_", "");
        Number whole = whole(digits);
        if (whole != null) {
            return whole;
        }
        if (!isDecimal(digits)) {
            return text;
        }
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            return text;
        }
        return value;
    }

    private static @Nullable Number whole(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int radix = radix(text, start);
        int digits = start + (radix == 10 ? 0 : radix == 8 && isDigit(text, start + 1) ? 1 : 2);
        if (digits >= text.length() || text.length() > MOST_DIGITS) {
            return null;
        }
        for (int index = digits; index < text.length(); index++) {
            if (text.charAt(index) > 'f' || Character.digit(text.charAt(index), radix) < 0) {
                return null;
            }
        }
        BigInteger magnitude = new BigInteger(text.substring(digits), radix);
        BigInteger value = text.charAt(0) == '-' ? magnitude.negate() : magnitude;
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    private static int radix(String text, int start) {
        if (start + 1 >= text.length() || text.charAt(start) != '0') {
            return 10;
        }
        return switch (text.charAt(start + 1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            case 'o', 'O' -> 8;
            default -> isDigit(text, start + 1) ? 8 : 10;
        };
    }

    private static boolean isDigit(String text, int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    /** A sign, digits with a point somewhere, an exponent: at least one digit before the exponent. */
    private static boolean isDecimal(String text) {
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int whole = digitsFrom(text, at);
        at += whole;
        int fraction = 0;
        if (at < text.length() && text.charAt(at) == '.') {
            fraction = digitsFrom(text, at + 1);
            at += 1 + fraction;
        }
        if (whole + fraction == 0) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            at += at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? 1 : 0;
            int exponent = digitsFrom(text, at);
            return exponent > 0 && at + exponent == text.length();
        }
        return at == text.length();
    }

    private static int digitsFrom(String text, int from) {
        int at = from;
        while (isDigit(text, at)) {
            at++;
        }
        return at - from;
    }
}
