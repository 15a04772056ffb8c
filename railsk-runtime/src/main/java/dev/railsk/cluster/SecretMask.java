package dev.railsk.cluster;

import dev.railsk.cluster.internal.HiddenPlaces;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hides the values of Secrets that it has learnt, wherever they stand in a text of a container or of the cluster: as they are, encoded,
 * each line of several, and the parts that give a value away, such as the password of an URL. Thread-safe.
 */
public final class SecretMask {

    /** Shorter values are words that stand everywhere, such as {@code true}. */
    private static final int SHORTEST = 6;

    private static final int SHORTEST_IN_ITS_OWN_REFUSAL = 3;

    private final Set<String> values = ConcurrentHashMap.newKeySet();
    private final int shortest;

    private SecretMask(int shortest) {
        this.shortest = shortest;
    }

    /** A mask for texts of any kind: values of five characters and fewer are words that stand everywhere, and stay. */
    public SecretMask() {
        this(SHORTEST);
    }

    /** A mask for what a server says of this very Secret: there, short values stand as what they are. */
    public static SecretMask ofRefusal(Tree secret) {
        SecretMask mask = new SecretMask(SHORTEST_IN_ITS_OWN_REFUSAL);
        mask.learn(secret);
        return mask;
    }

    /** Learn the values of a Secret. */
    public void learn(Tree secret) {
        secret.at("data").entries().values().forEach(value -> learnEncoded(text(value)));
        secret.at("stringData").entries().values().forEach(value -> learnPlain(text(value)));
    }

    /** Learn a value that is no Secret's, such as words that may hold one which nobody may read. */
    public void learn(String value) {
        learnValue(value);
    }

    // Whatever was written: a server that wants text quotes the number that it got.
    private static String text(Tree value) {
        return value.value() == null ? "" : String.valueOf(value.value());
    }

    private void learnPlain(String text) {
        learnValue(text);
        learnLine(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void learnEncoded(String base64) {
        learnLine(base64);
        try {
            learnValue(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            learnValue(base64);
        }
    }

    // A value that holds others gives them away part by part: the password of an URL, the credentials of a registry.
    private void learnParts(String value) {
        int scheme = value.indexOf("://");
        int at = value.indexOf('@', Math.max(scheme, 0));
        int colon = scheme < 0 ? -1 : value.indexOf(':', scheme + 3);
        if (scheme >= 0 && colon >= 0 && colon < at) {
            String password = value.substring(colon + 1, at);
            learnLine(password);
            learnLine(URLDecoder.decode(
                    password.replace("+", "%2B").replaceAll("%(?![0-9a-fA-F]{2})", "%25"), StandardCharsets.UTF_8));
        }
        if (value.startsWith("{") && value.contains("\"auths\"")) {
            learnRegistries(value);
        }
    }

    private void learnRegistries(String json) {
        try {
            for (Tree registry : Tree.parseJson(json).at("auths").entries().values()) {
                for (String field : List.of("auth", "password", "identitytoken", "registrytoken")) {
                    registry.at(field).text().ifPresent(this::learnLine);
                }
            }
        } catch (ManifestException notJson) {
            // Then it is hidden as the whole that it is.
            learnLine(json);
        }
    }

    private void learnLine(String line) {
        if (line.length() >= shortest) {
            values.add(line);
        }
    }

    private void learnValue(String value) {
        learnParts(value.strip());
        value.lines().map(String::strip).forEach(this::learnLine);
    }

    /** The text without the values. */
    public String hide(String text) {
        HiddenPlaces hidden = new HiddenPlaces(text);
        values.forEach(hidden::addAll);
        return hidden.cut();
    }

    /** The lines without the values. */
    public List<String> hide(List<String> lines) {
        return lines.stream().map(this::hide).toList();
    }

    /** Says how many values it knows, and none of them. */
    @Override
    public String toString() {
        return "SecretMask[" + values.size() + "]";
    }
}
