package dev.railsk.cluster.internal;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** Hides a Secret's values in texts of the server, which quotes what it could not read. */
final class Mask {

    private static final String HIDDEN = "(hidden)";
    /** Some decoders quote a stretch of the whole body after these words. */
    private static final String EXCERPT = "error found in #";

    private static final int SHORTEST = 3;

    private final boolean secret;
    private final List<String> values;

    private Mask(boolean secret, List<String> values) {
        this.secret = secret;
        this.values = values;
    }

    static Mask nothing() {
        return new Mask(false, List.of());
    }

    static Mask of(Manifest manifest) {
        if (!manifest.id().kind().equals("Secret")) {
            return nothing();
        }
        List<String> values = new ArrayList<>();
        collect(manifest.tree().at("data"), values, true);
        collect(manifest.tree().at("stringData"), values, false);
        values.removeIf(value -> value.length() < SHORTEST);
        values.sort(Comparator.comparing(String::length).reversed());
        return new Mask(true, values);
    }

    private static void collect(Tree map, List<String> values, boolean encoded) {
        for (Tree entry : map.entries().values()) {
            Object value = entry.value();
            if (value == null) {
                continue;
            }
            String text = value.toString();
            values.add(text);
            if (encoded) {
                decode(text, values);
            } else {
                values.add(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static void decode(String text, List<String> values) {
        try {
            values.add(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            // Then the server refuses it, and the text itself is hidden already.
        }
    }

    String hide(String message) {
        if (!secret) {
            return message;
        }
        int excerpt = message.indexOf(EXCERPT);
        String hidden = excerpt < 0 ? message : message.substring(0, excerpt) + HIDDEN;
        for (String value : values) {
            hidden = hidden.replace(value, HIDDEN);
        }
        return hidden;
    }
}
