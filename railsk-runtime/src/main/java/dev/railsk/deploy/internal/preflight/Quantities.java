package dev.railsk.deploy.internal.preflight;

import dev.railsk.manifest.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Amounts as Kubernetes writes them, such as {@code 250m} and {@code 1Gi}. */
final class Quantities {

    private static final Map<String, BigDecimal> UNITS = units();
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1L << 20);
    private static final int MILLI = 3;

    private Quantities() {}

    private static Map<String, BigDecimal> units() {
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        String binary = "KMGTPE";
        for (int index = 0; index < binary.length(); index++) {
            units.put(binary.charAt(index) + "i", BigDecimal.valueOf(2).pow(10 * (index + 1)));
            units.put(index == 0 ? "k" : binary.substring(index, index + 1), BigDecimal.TEN.pow(3 * (index + 1)));
        }
        units.put("m", BigDecimal.valueOf(1, 3));
        units.put("u", BigDecimal.valueOf(1, 6));
        units.put("n", BigDecimal.valueOf(1, 9));
        return units;
    }

    /** The amount; nothing where there is none. */
    static BigDecimal parse(Tree quantity) {
        Object value = quantity.value();
        return value == null ? BigDecimal.ZERO : parse(String.valueOf(value));
    }

    private static BigDecimal parse(String text) {
        for (Map.Entry<String, BigDecimal> unit : UNITS.entrySet()) {
            if (text.endsWith(unit.getKey())) {
                return new BigDecimal(
                                text.substring(0, text.length() - unit.getKey().length()))
                        .multiply(unit.getValue());
            }
        }
        return new BigDecimal(text);
    }

    /** The amount of a quota's resource, as people write it. */
    static String text(String resource, BigDecimal amount) {
        if (resource.endsWith("memory")) {
            BigDecimal mebibytes =
                    amount.divide(MEBIBYTE, 1, RoundingMode.HALF_UP).stripTrailingZeros();
            return mebibytes.toPlainString() + "Mi";
        }
        return resource.endsWith("cpu")
                ? amount.movePointRight(MILLI).setScale(0, RoundingMode.HALF_UP).toPlainString() + "m"
                : amount.stripTrailingZeros().toPlainString();
    }
}
