package dev.railsk.testing.cluster.internal.server;

import dev.railsk.testing.cluster.internal.rules.Quantities;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import java.util.Base64;

/** Turns single values into the server's own types, which hold less than what can be written. */
final class Conversion {

    private Conversion() {}

    /**
     * The value as the server stores it.
     *
     * @throws ConversionException when it is no value of this type, in the server's words
     */
    static Object stored(Object value, Scalar type) {
        return switch (type) {
            case QUANTITY -> quantity(String.valueOf(value));
            case BYTES -> bytes(String.valueOf(value));
            case INTEGER -> whole(value, type).intValue();
            case LONG -> whole(value, type);
            case INT_OR_STRING -> countOrName(value);
            default -> value;
        };
    }

    private static String quantity(String text) {
        if (!Quantities.isQuantity(text)) {
            throw new ConversionException(Quantities.RULE);
        }
        return Quantities.canonical(text);
    }

    /** A real server takes an apply's number of more than 32 bits and stores its last 32: so does this one. */
    private static Number whole(Object value, Scalar type) {
        if (value instanceof Integer || value instanceof Long) {
            return (Number) value;
        }
        throw new ConversionException("cannot convert float64 to " + (type == Scalar.INTEGER ? "int32" : "int64"));
    }

    /** Unlike other numbers, this one is read from the text, and its bounds are told. */
    private static Object countOrName(Object value) {
        if (value instanceof Boolean) {
            throw new ConversionException("json: cannot unmarshal bool into Go value of type int32");
        }
        if (!Scalar.INT_OR_STRING.holds(value)) {
            throw new ConversionException(
                    "error decoding from json: json: cannot unmarshal number into Go value of type int32");
        }
        return value;
    }

    // Bytes are kept as they are written, and told only by where they are wrong: they may be a secret.
    private static String bytes(String text) {
        String line = text.replaceAll("[\r\n]", "");
        try {
            Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException e) {
            throw new ConversionException("illegal base64 data at input byte " + firstMistake(line));
        }
        if (line.length() % 4 != 0) {
            throw new ConversionException("illegal base64 data at input byte " + firstMistake(line));
        }
        return line;
    }

    /** Where the first group of four letters begins, or the first letter stands, that cannot be read. */
    private static int firstMistake(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean isLetter = Character.isLetterOrDigit(text.charAt(i)) && text.charAt(i) < 128;
            if (!isLetter && "+/=".indexOf(text.charAt(i)) < 0) {
                return i;
            }
        }
        return text.length() / 4 * 4;
    }
}
