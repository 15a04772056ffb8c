package dev.railsk.testing.cluster.internal.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Quantities in the server's canonical form: {@code 1000m} is stored as {@code 1}, {@code 0.5} as {@code 500m}. */
public final class Quantities {

    /** What the server says of a text that is none. */
    public static final String RULE =
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    private static final Pattern FORM = Pattern.compile(
            "([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?[0-9]+|)");
    private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
    private static final int PLAIN = DECIMAL.indexOf("");

    private Quantities() {}

    /** Whether a text is a quantity. */
    public static boolean isQuantity(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether a quantity is less than nothing. */
    public static boolean isNegative(@Nullable Object quantity) {
        return quantity != null && millis(String.valueOf(quantity)).signum() < 0;
    }

    /** How much a quantity is, in millis; zero when it is none. */
    public static BigDecimal millis(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return BigDecimal.ZERO;
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        if (isExponent(matcher.group(2))) {
            return number.scaleByPowerOfTen(exponent(matcher.group(2)) + 3);
        }
        int binary = BINARY.indexOf(matcher.group(2));
        return binary > 0
                ? number.multiply(BigDecimal.valueOf(1024).pow(binary)).scaleByPowerOfTen(3)
                : number.scaleByPowerOfTen(3 * (DECIMAL.indexOf(matcher.group(2)) - PLAIN + 1));
    }

    /** The canonical form of one quantity; a text that is none is kept. */
    public static String canonical(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String suffix = matcher.group(2);
        if (isExponent(suffix)) {
            return text;
        }
        int binary = suffix.isEmpty() ? -1 : BINARY.indexOf(suffix);
        if (binary > 0) {
            BigDecimal bytes = number.multiply(BigDecimal.valueOf(1024).pow(binary));
            return inUnits(bytes, BINARY, 0, BigInteger.valueOf(1024));
        }
        BigDecimal nanos = number.scaleByPowerOfTen(3 * DECIMAL.indexOf(suffix));
        return inUnits(nanos, DECIMAL, PLAIN, BigInteger.valueOf(1000));
    }

    private static boolean isExponent(String suffix) {
        return suffix.length() > 1 && (suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E') && !suffix.equals("Ei");
    }

    private static int exponent(String suffix) {
        return Math.min(Integer.parseInt(suffix.substring(1, Math.min(suffix.length(), 4))), 99);
    }

    private static String inUnits(BigDecimal amount, List<String> units, int zeroUnit, BigInteger step) {
        BigInteger count = amount.setScale(0, RoundingMode.CEILING).toBigInteger();
        if (count.signum() == 0) {
            return "0" + units.get(zeroUnit);
        }
        int unit = 0;
        while (unit < units.size() - 1 && count.mod(step).signum() == 0) {
            count = count.divide(step);
            unit++;
        }
        return count + units.get(unit);
    }
}
