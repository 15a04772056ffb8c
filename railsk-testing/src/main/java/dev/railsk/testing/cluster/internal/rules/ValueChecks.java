package dev.railsk.testing.cluster.internal.rules;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Pattern;

/** What single values must be, in the server's words. */
public final class ValueChecks {

    private static final Pattern PORT_NAME = Pattern.compile("[a-z0-9-]+");
    private static final Pattern LETTER = Pattern.compile("[a-z]");
    private static final Pattern VARIABLE = Pattern.compile("[ -<>-~]+");
    private static final Pattern CONFIG_KEY = Pattern.compile("[-._a-zA-Z0-9]+");
    private static final Pattern PERCENT = Pattern.compile("[0-9]+%");
    private static final int LONGEST_PORT_NAME = 15;
    private static final int LONGEST_KEY = 253;
    private static final int ALL = 100;
    private static final int MOST_PODS = 50_000;
    private static final int MOST_PORT = 65_535;
    private static final int WIDEST_MODE = 0777;
    private static final Pattern HEADER = Pattern.compile("[-A-Za-z0-9]+");
    private static final Pattern ADDRESS_4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern ADDRESS_6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private ValueChecks() {}

    public static void notNegative(String field, Object value, Problems problems) {
        if (value instanceof Number number && number.longValue() < 0) {
            problems.invalid(field, value, "must be greater than or equal to 0");
        }
    }

    /** A number of pods. A real server takes any, and runs as many as it has room for; the fake runs every one. */
    public static void pods(String field, Object value, Problems problems) {
        notNegative(field, value, problems);
        if (value instanceof Number number && number.longValue() > MOST_PODS) {
            problems.invalid(
                    field,
                    value,
                    "must be at most " + MOST_PODS + " on the fake cluster, which runs every pod. Rehearse with fewer");
        }
    }

    /** A count, or a share in percent. */
    public static void amount(String field, Object value, Problems problems) {
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
    public static void share(String field, Object value, Problems problems) {
        amount(field, value, problems);
        if (value instanceof String text && PERCENT.matcher(text).matches()) {
            String digits = text.substring(0, text.length() - 1);
            if (digits.length() > 9 || Integer.parseInt(digits) > ALL) {
                problems.invalid(field, text, "must not be greater than 100%");
            }
        }
    }

    public static void portName(String field, Object value, Problems problems) {
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

    public static void variable(String field, Object value, Problems problems) {
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
    public static void configKey(String field, Object value, Problems problems) {
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

    /** A port by number or name. */
    public static void port(String field, Object value, Problems problems) {
        if (value instanceof Number number && (number.longValue() < 1 || number.longValue() > MOST_PORT)) {
            problems.invalid(field, value, "must be between 1 and 65535, inclusive");
        } else if (value instanceof String name) {
            if (name.isEmpty()) {
                problems.invalid(field, name, "must contain at least one letter (a-z)");
            }
            portName(field, name, problems);
        }
    }

    /** A user or a group. */
    public static void identity(String field, Object value, Problems problems) {
        range(field, value, 0, Integer.MAX_VALUE, problems);
    }

    /** The seconds that a pod may take. */
    public static void deadline(String field, Object value, Problems problems) {
        range(field, value, 1, Integer.MAX_VALUE, problems);
    }

    private static void range(String field, Object value, long least, long most, Problems problems) {
        if (value instanceof Number number && (number.longValue() < least || number.longValue() > most)) {
            problems.invalid(field, value, "must be between " + least + " and " + most + ", inclusive");
        }
    }

    /** Everything under keys, as long as it is told; what is not text counts nothing. */
    public static void size(String field, Collection<Object> values, int most, Problems problems) {
        size(field, bytes(values), most, problems);
    }

    /** A size in bytes. */
    public static void size(String field, long bytes, int most, Problems problems) {
        if (bytes > most) {
            problems.tooLong(field, most);
        }
    }

    /** How many bytes these texts have. */
    public static long bytes(Collection<Object> values) {
        long size = 0;
        for (Object value : values) {
            size += value instanceof String text ? text.getBytes(StandardCharsets.UTF_8).length : 0;
        }
        return size;
    }

    /** Who may do what with a file. */
    public static void fileMode(String field, Object value, Problems problems) {
        if (value instanceof Number number && (number.longValue() < 0 || number.longValue() > WIDEST_MODE)) {
            problems.invalid(field, value, "must be a number between 0 and 0777 (octal), both inclusive");
        }
    }

    /** The name of an HTTP header. */
    public static void headerName(String field, Object value, Problems problems) {
        if (!HEADER.matcher(String.valueOf(value)).matches()) {
            problems.invalid(
                    field,
                    value,
                    "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used"
                            + " for validation is '[-A-Za-z0-9]+')");
        }
    }

    /** An IP address. */
    public static void address(String field, Object value, Problems problems) {
        String text = String.valueOf(value);
        if (!ADDRESS_4.matcher(text).matches() && !isAddress6(text)) {
            problems.invalid(field, text, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
        }
    }

    // Of a text with colons Java asks no name server.
    private static boolean isAddress6(String text) {
        if (!ADDRESS_6.matcher(text).matches()) {
            return false;
        }
        try {
            InetAddress.getByName(text);
            return true;
        } catch (UnknownHostException none) {
            return false;
        }
    }
}
