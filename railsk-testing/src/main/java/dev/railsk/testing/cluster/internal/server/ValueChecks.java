package dev.railsk.testing.cluster.internal.server;

import java.util.regex.Pattern;

/** What single values must be, in the server's words. */
final class ValueChecks {

    private static final Pattern PORT_NAME = Pattern.compile("[a-z0-9-]+");
    private static final Pattern LETTER = Pattern.compile("[a-z]");
    private static final Pattern VARIABLE = Pattern.compile("[ -<>-~]+");
    private static final Pattern CONFIG_KEY = Pattern.compile("[-._a-zA-Z0-9]+");
    private static final Pattern PERCENT = Pattern.compile("[0-9]+%");
    private static final int LONGEST_PORT_NAME = 15;
    private static final int LONGEST_KEY = 253;
    private static final int ALL = 100;
    private static final int MOST_PODS = 50_000;

    private ValueChecks() {}

    static void notNegative(String field, Object value, Problems problems) {
        if (value instanceof Number number && number.longValue() < 0) {
            problems.invalid(field, value, "must be greater than or equal to 0");
        }
    }

    /** A number of pods. A real server takes any, and runs as many as it has room for; the fake runs every one. */
    static void pods(String field, Object value, Problems problems) {
        notNegative(field, value, problems);
        if (value instanceof Number number && number.longValue() > MOST_PODS) {
            problems.invalid(
                    field,
                    value,
                    "must be at most " + MOST_PODS + " on the fake cluster, which runs every pod. Rehearse with fewer");
        }
    }

    /** A count, or a share in percent. */
    static void amount(String field, Object value, Problems problems) {
        notNegative(field, value, problems);
        if (value instanceof String text && !PERCENT.matcher(text).matches()) {
            problems.invalid(
                    field,
                    text,
                    "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex"
                            + " used for validation is '[0-9]+%')");
        }
    }

    /** The same, and not more than there is. */
    static void share(String field, Object value, Problems problems) {
        amount(field, value, problems);
        if (value instanceof String text && PERCENT.matcher(text).matches()) {
            String digits = text.substring(0, text.length() - 1);
            if (digits.length() > 9 || Integer.parseInt(digits) > ALL) {
                problems.invalid(field, text, "must not be greater than 100%");
            }
        }
    }

    static void portName(String field, Object value, Problems problems) {
        String name = String.valueOf(value);
        if (name.isEmpty()) {
            return;
        }
        if (name.length() > LONGEST_PORT_NAME) {
            problems.invalid(field, name, "must be no more than 15 characters");
        }
        if (!PORT_NAME.matcher(name).matches()) {
            problems.invalid(field, name, "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (!LETTER.matcher(name).find()) {
            problems.invalid(field, name, "must contain at least one letter (a-z)");
        }
        if (name.contains("--")) {
            problems.invalid(field, name, "must not contain consecutive hyphens");
        }
        if (name.startsWith("-") || name.endsWith("-")) {
            problems.invalid(field, name, "must not begin or end with a hyphen");
        }
    }

    static void variable(String field, Object value, Problems problems) {
        String name = String.valueOf(value);
        if (name.isEmpty()) {
            problems.required(field);
        } else if (!VARIABLE.matcher(name).matches()) {
            problems.invalid(
                    field,
                    name,
                    "a valid environment variable name must consist only of printable ASCII characters other than '='");
        }
    }

    /** A key of a Secret or ConfigMap. */
    static void configKey(String field, Object value, Problems problems) {
        String key = String.valueOf(value);
        if (key.isEmpty()) {
            problems.required(field);
            return;
        }
        if (key.length() > LONGEST_KEY) {
            problems.invalid(field, key, "must be no more than 253 characters");
        }
        if (!CONFIG_KEY.matcher(key).matches()) {
            problems.invalid(
                    field,
                    key,
                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or"
                            + " 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')");
        }
        if (key.equals(".") || key.equals("..")) {
            problems.invalid(field, key, "must not be '" + key + "'");
        } else if (key.startsWith("..")) {
            problems.invalid(field, key, "must not start with '..'");
        }
    }
}
