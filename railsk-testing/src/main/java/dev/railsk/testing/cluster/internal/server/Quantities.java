package dev.railsk.testing.cluster.internal.server;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.schema.FieldType;
import dev.railsk.testing.cluster.internal.schema.FieldType.Mapping;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import dev.railsk.testing.cluster.internal.schema.FieldType.Sequence;
import dev.railsk.testing.cluster.internal.schema.FieldType.Struct;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites quantities in the server's canonical form: {@code 1000m} is stored as {@code 1}, {@code 0.5} as {@code 500m}. */
final class Quantities {

    private static final Pattern FORM = Pattern.compile("([+-]?[0-9.]+)(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|)");
    private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
    private static final int PLAIN = DECIMAL.indexOf("");

    private Quantities() {}

    /** Rewrite all quantities in an object, in place. */
    static void canonicalize(Object value, FieldType type) {
        Map<String, Object> map = PlainValue.asMap(value);
        if (map != null && (type instanceof Struct || type instanceof Mapping)) {
            map.replaceAll((key, item) -> rewritten(item, childType(type, key)));
        }
        List<Object> list = PlainValue.asList(value);
        if (list != null && type instanceof Sequence sequence) {
            list.replaceAll(item -> rewritten(item, sequence.element()));
        }
    }

    private static FieldType childType(FieldType type, String key) {
        if (type instanceof Mapping mapping) {
            return mapping.element();
        }
        FieldType field = type instanceof Struct struct ? struct.fields().get(key) : null;
        return field == null ? Scalar.ANY : field;
    }

    private static Object rewritten(Object item, FieldType type) {
        if (type == Scalar.QUANTITY) {
            return canonical(String.valueOf(item));
        }
        if (!(type instanceof Scalar)) {
            canonicalize(item, type);
        }
        return item;
    }

    /** The canonical form of one quantity; a text that is none is kept. */
    static String canonical(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String suffix = matcher.group(2);
        int binary = suffix.isEmpty() ? -1 : BINARY.indexOf(suffix);
        if (binary > 0) {
            BigDecimal bytes = number.multiply(BigDecimal.valueOf(1024).pow(binary));
            return inUnits(bytes, BINARY, 0, BigInteger.valueOf(1024));
        }
        BigDecimal nanos = number.scaleByPowerOfTen(3 * DECIMAL.indexOf(suffix));
        return inUnits(nanos, DECIMAL, PLAIN, BigInteger.valueOf(1000));
    }

    private static String inUnits(BigDecimal amount, List<String> units, int zeroUnit, BigInteger step) {
        BigInteger count = amount.setScale(0, java.math.RoundingMode.CEILING).toBigInteger();
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
