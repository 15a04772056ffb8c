package dev.railsk.manifest.internal;

/** Writes a number so that JSON, YAML 1.1 and YAML 1.2 all read it as that number. */
final class NumberText {

    private NumberText() {}

    static String of(Number value) {
        double approximate = value.doubleValue();
        if (value instanceof Double || value instanceof Float) {
            if (Double.isNaN(approximate) || Double.isInfinite(approximate)) {
                throw new IllegalArgumentException("a number must be finite, but was " + value);
            }
        }
        return withSignedExponent(value.toString());
    }

    /** YAML 1.1 wants a point before the exponent and a sign in it: {@code 1E3} becomes {@code 1.0E+3}. */
    private static String withSignedExponent(String text) {
        int exponent = text.indexOf('E');
        if (exponent < 0) {
            return text;
        }
        String mantissa = text.substring(0, exponent);
        String power = text.substring(exponent + 1);
        String point = mantissa.indexOf('.') < 0 ? ".0" : "";
        String sign = power.charAt(0) == '-' || power.charAt(0) == '+' ? "" : "+";
        return mantissa + point + "E" + sign + power;
    }
}
