package dev.railsk.manifest.internal;

import dev.railsk.manifest.ManifestId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a value to people: on one line, not too long, and nothing of a Secret. */
public final class ValueText {

    static final String NOT_SET = "(not set)";

    private static final String HIDDEN = "(secret)";
    private static final int LONGEST = 200;
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private final boolean secret;

    /** Shows values of this object. */
    public ValueText(ManifestId id) {
        secret = id.kind().equals("Secret");
    }

    /** The value at the end of these steps, each a field's name or an index. */
    public String show(List<String> steps, @Nullable Object value) {
        FieldPath path = FieldPath.ROOT;
        for (String step : steps) {
            path = path.field(step);
        }
        return show(path, value);
    }

    String show(FieldPath path, @Nullable Object value) {
        if (!secret) {
            return shorten(json(value));
        }
        return isSecret(path) ? HIDDEN : shorten(json(hide(path, value)));
    }

    private @Nullable Object hide(FieldPath path, @Nullable Object value) {
        if (isSecret(path)) {
            return HIDDEN;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> hidden = new LinkedHashMap<>();
            map.forEach((key, item) -> hidden.put((String) key, hide(path.field((String) key), item)));
            return hidden;
        }
        return value;
    }

    /** Anything below data and stringData, and the copy of both that kubectl leaves in an annotation. */
    private static boolean isSecret(FieldPath path) {
        String first = path.first();
        return first.equals("data") || first.equals("stringData") || path.name().equals(LAST_APPLIED);
    }

    private static String json(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString();
    }

    private static void append(@Nullable Object value, StringBuilder out) {
        if (out.length() > LONGEST) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            String comma = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(comma).append(entry.getKey()).append(": ");
                append(entry.getValue(), out);
                comma = ", ";
            }
            out.append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            String comma = "";
            for (Object item : list) {
                out.append(comma);
                append(item, out);
                comma = ", ";
            }
            out.append(']');
        } else if (value instanceof String text) {
            quote(text, out);
        } else {
            out.append(value);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            switch (unit) {
                case '"', '\\' -> out.append('\\').append(unit);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> out.append(Character.isISOControl(unit) ? '\uFFFD' : unit);
            }
        }
        out.append('"');
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
