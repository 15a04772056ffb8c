package dev.railsk.render.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

/** Kustomize's hash of a ConfigMap's content, so that an app moved from Kustomize keeps its names and does not restart. */
final class ContentHash {

    private static final int LENGTH = 10;

    private ContentHash() {}

    /** Ten characters for these settings, whatever their order. */
    static String of(Map<String, String> data) {
        byte[] digest = sha256().digest(json(data).getBytes(StandardCharsets.UTF_8));
        StringBuilder hash = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            int digit = i % 2 == 0 ? digest[i / 2] >> 4 : digest[i / 2];
            hash.append(unmistakable(Character.forDigit(digit & 15, 16)));
        }
        return hash.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    // Kustomize maps the digits that could form words or be misread.
    private static char unmistakable(char digit) {
        return switch (digit) {
            case '0' -> 'g';
            case '1' -> 'h';
            case '3' -> 'k';
            case 'a' -> 'm';
            case 'e' -> 't';
            default -> digit;
        };
    }

    // The name is always empty: Kustomize looks it up in a field that does not exist. No data is an empty string there.
    private static String json(Map<String, String> data) {
        StringBuilder json = new StringBuilder("{\"data\":");
        if (data.isEmpty()) {
            json.append("\"\"");
        } else {
            char separator = '{';
            for (Map.Entry<String, String> setting : new TreeMap<>(data).entrySet()) {
                json.append(separator);
                separator = ',';
                quote(setting.getKey(), json);
                json.append(':');
                quote(setting.getValue(), json);
            }
            json.append('}');
        }
        return json.append(",\"kind\":\"ConfigMap\",\"name\":\"\"}").toString();
    }

    // As Go's encoding/json writes strings.
    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"', '\\' -> json.append('\\').append(character);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '<', '>', '&', '\u2028', '\u2029' -> escape(character, json);
                default -> {
                    if (character < ' ') {
                        escape(character, json);
                    } else {
                        json.append(character);
                    }
                }
            }
        }
        json.append('"');
    }

    private static void escape(char character, StringBuilder json) {
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            json.append(Character.forDigit((character >> shift) & 15, 16));
        }
    }
}
