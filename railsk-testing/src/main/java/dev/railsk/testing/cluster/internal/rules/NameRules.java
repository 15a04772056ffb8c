package dev.railsk.testing.cluster.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules for names, labels and annotations. */
public final class NameRules {

    private static final String LABEL_REGEX = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN_REGEX = LABEL_REGEX + "(\\." + LABEL_REGEX + ")*";
    private static final String SERVICE_REGEX = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final String KEY_REGEX = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final Pattern LABEL = Pattern.compile(LABEL_REGEX);
    private static final Pattern SUBDOMAIN = Pattern.compile(SUBDOMAIN_REGEX);
    private static final Pattern SERVICE = Pattern.compile(SERVICE_REGEX);
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
    private static final Pattern KEY = Pattern.compile(KEY_REGEX);

    private static final int MOST_ANNOTATIONS = 256 * 1024;

    private NameRules() {}

    /** Check labels and annotations of an object. */
    public static void checkMetadata(Part metadata) {
        checkLabels(metadata.path("labels"), metadata.at("labels").map(), metadata.problems());
        checkAnnotations(
                metadata.path("annotations"), metadata.at("annotations").map(), metadata.problems());
    }

    /** Check keys and values of labels. */
    public static void checkLabels(String field, Map<String, Object> labels, Problems problems) {
        labels.forEach((key, value) -> {
            checkKey(field, key, problems);
            checkLabelValue(field, value, problems);
        });
    }

    /** A Service's name, which begins with a letter. */
    public static void checkServiceName(String field, Object value, Problems problems) {
        String name = String.valueOf(value);
        if (name.length() > 63 || !SERVICE.matcher(name).matches()) {
            problems.invalid(field, name, serviceRule());
        }
    }

    /** A name that must be one label, such as a container's. */
    public static void checkLabelName(String field, Object value, Problems problems) {
        String name = String.valueOf(value);
        if (!LABEL.matcher(name).matches()) {
            problems.invalid(field, name, labelRule());
        } else if (name.length() > 63) {
            problems.invalid(field, name, "must be no more than 63 bytes");
        }
    }

    /** A name that may have dots, such as a Secret's. */
    public static void checkSubdomain(String field, Object value, Problems problems) {
        String name = String.valueOf(value);
        if (!SUBDOMAIN.matcher(name).matches()) {
            problems.invalid(field, name, subdomainRule());
        } else if (name.length() > 253) {
            problems.invalid(field, name, "must be no more than 253 bytes");
        }
    }

    /** A name that may have all but what steps of a path must not be, such as a Role's. */
    public static void checkPathSegment(String field, Object value, Problems problems) {
        String name = String.valueOf(value);
        if (name.equals(".") || name.equals("..")) {
            problems.invalid(field, name, "may not be '" + name + "'");
        }
        for (String character : List.of("/", "%")) {
            if (name.contains(character)) {
                problems.invalid(field, name, "may not contain '" + character + "'");
            }
        }
    }

    /** The name of a part of an object, such as a volume. */
    public static void checkPartName(String field, Object value, Problems problems) {
        String name = String.valueOf(value);
        if (name.isEmpty()) {
            problems.required(field);
        } else {
            checkLabelName(field, name, problems);
        }
    }

    /** A host of an Ingress. */
    public static void checkHost(String field, Object value, Problems problems) {
        String host = String.valueOf(value);
        if (host.isEmpty()) {
            return;
        }
        if (ADDRESS.matcher(host).matches()) {
            problems.invalid(field, host, "must be a DNS name, not an IP address");
        } else if (!host.contains("*")) {
            checkSubdomain(field, host, problems);
        } else if (!host.startsWith("*.")
                || !SUBDOMAIN.matcher(host.substring(2)).matches()) {
            problems.invalid(
                    field,
                    host,
                    "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must"
                            + " consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric"
                            + " character" + example(List.of("*.example.com"), "\\*\\." + SUBDOMAIN_REGEX));
        }
    }

    /** A host of a certificate. */
    public static void checkTlsHost(String field, Object value, Problems problems) {
        String host = String.valueOf(value);
        if (host.contains("*")) {
            checkHost(field, host, problems);
        } else {
            checkSubdomain(field, host, problems);
        }
    }

    /** Keys and size of annotations: their domain may be written in capitals. */
    public static void checkAnnotations(String field, Map<String, Object> entries, Problems problems) {
        List<Object> all = new ArrayList<>(entries.keySet());
        all.addAll(entries.values());
        ValueChecks.size(field, all, MOST_ANNOTATIONS, problems);
        for (String key : entries.keySet()) {
            checkKey(field, key, key.toLowerCase(Locale.ROOT), problems);
        }
    }

    /** The key of a label. */
    public static void checkKey(String field, String key, Problems problems) {
        checkKey(field, key, key, problems);
    }

    private static void checkKey(String field, String key, String read, Problems problems) {
        int slash = read.indexOf('/');
        String domain = slash < 0 ? "none" : read.substring(0, slash);
        String name = read.substring(slash + 1);
        if (name.contains("/")) {
            problems.invalid(
                    field,
                    key,
                    "a valid label key " + keyRule("MyName", "my.name", "123-abc", KEY_REGEX)
                            + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        } else {
            if (domain.isEmpty()) {
                problems.invalid(field, key, "prefix part must be non-empty");
            } else if (!SUBDOMAIN.matcher(domain).matches()) {
                problems.invalid(field, key, "prefix part " + subdomainRule());
            }
            if (name.isEmpty()) {
                problems.invalid(field, key, "name part must be non-empty");
            } else if (!KEY.matcher(name).matches()) {
                problems.invalid(field, key, "name part " + keyRule("MyName", "my.name", "123-abc", KEY_REGEX));
            } else if (name.length() > 63) {
                problems.invalid(field, key, "name part must be no more than 63 bytes");
            }
        }
    }

    /** The value of a label. */
    public static void checkLabelValue(String field, Object entry, Problems problems) {
        String value = String.valueOf(entry);
        if (!value.isEmpty() && !KEY.matcher(value).matches()) {
            String rule = keyRule("MyValue", "my_value", "12345", "(" + KEY_REGEX + ")?");
            problems.invalid(field, value, "a valid label must be an empty string or " + rule.substring(5));
        } else if (value.length() > 63) {
            problems.invalid(field, value, "must be no more than 63 bytes");
        }
    }

    private static String keyRule(String first, String second, String third, String regex) {
        return "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
                + " character" + example(List.of(first, second, third), regex);
    }

    private static String subdomainRule() {
        return "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must"
                + " start and end with an alphanumeric character" + example(List.of("example.com"), SUBDOMAIN_REGEX);
    }

    private static String labelRule() {
        return "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and"
                + " end with an alphanumeric character" + example(List.of("my-name", "123-abc"), LABEL_REGEX);
    }

    private static String serviceRule() {
        return "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic"
                + " character, and end with an alphanumeric character"
                + example(List.of("my-name", "abc-123"), SERVICE_REGEX);
    }

    private static String example(List<String> examples, String regex) {
        return " (e.g. '" + String.join("',  or '", examples) + "', regex used for validation is '" + regex + "')";
    }
}
