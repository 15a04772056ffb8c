package dev.railsk.cluster.internal.kubeconfig;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The values that no message may repeat, in the forms in which a program may print them. */
final class KnownSecrets {

    private static final String BETWEEN = " \t\r\n=,;:\"'`{}[]()<>&?@|\\";
    private static final String[] SECRET_NAMES = {
        "token",
        "secret",
        "pass",
        "_pwd",
        "credential",
        "private",
        "apikey",
        "api_key",
        "accesskey",
        "access_key",
        "authorization",
        "cookie"
    };

    /** A shorter value says nothing, and hides half of every sentence. */
    private static final int SHORTEST = 2;

    /** A part of a value, such as the answer to an option, is hidden from this length on. */
    private static final int SHORTEST_PART = 4;

    /** With more than these, looking for them takes longer than what a program says is worth. */
    private static final int MOST = 5000;

    private final Set<String> values = new LinkedHashSet<>();

    Collection<String> values() {
        return values;
    }

    /** Whether they are too many to be looked for. */
    boolean areTooMany() {
        return values.size() >= MOST;
    }

    /** Whether a variable or an option of this name holds a secret. */
    static boolean isSecretName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String part : SECRET_NAMES) {
            if (lower.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** This value, its parts, and both as other programs spell them. */
    void add(String value) {
        addForms(value, SHORTEST);
        int start = 0;
        for (int index = 0; index <= value.length(); index++) {
            if (areTooMany()) {
                return;
            }
            if (index == value.length() || BETWEEN.indexOf(value.charAt(index)) >= 0) {
                addForms(value.substring(start, index), SHORTEST_PART);
                start = index + 1;
            }
        }
    }

    private void addForms(String value, int shortest) {
        String plain = value.strip();
        if (plain.length() < shortest || areTooMany()) {
            return;
        }
        values.add(plain);
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        values.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        values.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        String encoded = URLEncoder.encode(plain, StandardCharsets.UTF_8);
        values.add(encoded);
        values.add(encoded.replace("+", "%20"));
        values.add(plain.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    }

    /** What an environment keeps secret: variables with such names, and passwords within URLs. */
    void addEnvironment(Map<String, String> environment) {
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (isSecretName(variable.getKey())) {
                add(variable.getValue());
            } else {
                addUrl(variable.getValue());
            }
        }
    }

    /** The user and password within a URL. */
    void addUrl(String url) {
        int slashes = url.indexOf("://");
        int start = slashes < 0 ? 0 : slashes + 3;
        int at = url.lastIndexOf('@');
        if (at <= start) {
            return;
        }
        String user = url.substring(start, at);
        add(user.substring(user.indexOf(':') + 1));
    }
}
