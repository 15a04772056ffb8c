package dev.railsk.manifest.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The suffix that Kustomize gives to the names of generated ConfigMaps and Secrets, so that an app moved from Kustomize does
 * not restart.
 *
 * <p>It is taken over JSON as Go writes it, with the name left empty: Kustomize looks the name up in a field that does not
 * exist. A ConfigMap without data has the empty string in its place, a Secret an empty map.
 */
public final class KustomizeHash {

    private static final int LENGTH = 10;

    private KustomizeHash() {}

    /** The suffix for a ConfigMap without binary data. */
    public static String ofConfigMap(Map<String, String> data) {
        return ofConfigMap(data, Map.of());
    }

    /** The suffix for a ConfigMap; binary data in base64. */
    public static String ofConfigMap(Map<String, String> data, Map<String, String> binaryData) {
        StringBuilder json = new StringBuilder("{");
        if (!binaryData.isEmpty()) {
            json.append("\"binaryData\":");
            object(binaryData, json);
            json.append(',');
        }
        json.append("\"data\":");
        configMapData(data, json);
        return shorten(json.append(",\"kind\":\"ConfigMap\",\"name\":\"\"}"));
    }

    /** The suffix for a Secret of a type such as {@code Opaque}; data in base64. */
    public static String ofSecret(String type, Map<String, String> data) {
        return ofSecretKeyed("", type, data);
    }

    /** The same, which differs for equal secrets under different keys: the key stands where Kustomize writes no name. */
    public static String ofSecretKeyed(String key, String type, Map<String, String> data) {
        StringBuilder json = new StringBuilder("{\"data\":");
        object(data, json);
        json.append(",\"kind\":\"Secret\",\"name\":");
        string(key, json);
        json.append(",\"type\":");
        string(type, json);
        return shorten(json.append('}'));
    }

    private static void configMapData(Map<String, String> data, StringBuilder json) {
        if (data.isEmpty()) {
            json.append("\"\"");
        } else {
            object(data, json);
        }
    }

    private static void object(Map<String, String> entries, StringBuilder json) {
        char before = '{';
        json.append(entries.isEmpty() ? "{" : "");
        for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
            json.append(before);
            string(entry.getKey(), json);
            json.append(':');
            string(entry.getValue(), json);
            before = ',';
        }
        json.append('}');
    }

    /** A string as Go's encoding/json writes it, safe inside HTML. */
    private static void string(String text, StringBuilder json) {
        json.append('"');
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit >= ' ' && unit < 0x80 && "\"\\<>&".indexOf(unit) < 0) {
                json.append(unit);
            } else if (isPair(text, index)) {
                json.append(unit).append(text.charAt(++index));
            } else {
                special(unit, json);
            }
        }
        json.append('"');
    }

    private static void special(char unit, StringBuilder json) {
        int escape = "\"\\\n\r\t\b\f".indexOf(unit);
        if (escape >= 0) {
            json.append('\\').append("\"\\nrtbf".charAt(escape));
        } else if (Character.isSurrogate(unit)) {
            json.append("\\ufffd");
        } else if (unit < 0x80 || unit == 0x2028 || unit == 0x2029) {
            json.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                json.append(Character.forDigit(unit >> shift & 0xF, 16));
            }
        } else {
            json.append(unit);
        }
    }

    private static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }

    /** The first digits, without the ones that could form words. */
    private static String shorten(StringBuilder json) {
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        char[] suffix = Sha256.hex(bytes).substring(0, LENGTH).toCharArray();
        for (int index = 0; index < LENGTH; index++) {
            int letter = "013ae".indexOf(suffix[index]);
            if (letter >= 0) {
                suffix[index] = "ghkmt".charAt(letter);
            }
        }
        return new String(suffix);
    }
}
