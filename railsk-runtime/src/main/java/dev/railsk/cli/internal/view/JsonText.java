package dev.railsk.cli.internal.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON of maps, lists, strings, numbers, booleans and null. */
public final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder();
    private final boolean indented;

    private JsonText(boolean indented) {
        this.indented = indented;
    }

    /** On several lines, ending with a line break. */
    public static String indented(Object value) {
        JsonText json = new JsonText(true);
        json.write(value, 0);
        return json.text.append('\n').toString();
    }

    /** On one line, without a line break at the end. */
    public static String line(Object value) {
        JsonText json = new JsonText(false);
        json.write(value, 0);
        return json.text.toString();
    }

    private void write(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            writeMap(map, depth);
        } else if (value instanceof Iterable<?> list) {
            writeList(list, depth);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            writeString(value.toString());
        }
    }

    private void writeMap(Map<?, ?> map, int depth) {
        text.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator);
            breakLine(depth + 1);
            writeString(String.valueOf(entry.getKey()));
            text.append(indented ? ": " : ":");
            write(entry.getValue(), depth + 1);
            separator = ",";
        }
        if (!map.isEmpty()) {
            breakLine(depth);
        }
        text.append('}');
    }

    private void writeList(Iterable<?> list, int depth) {
        text.append('[');
        String separator = "";
        for (Object item : list) {
            text.append(separator);
            breakLine(depth + 1);
            write(item, depth + 1);
            separator = ",";
        }
        if (!separator.isEmpty()) {
            breakLine(depth);
        }
        text.append(']');
    }

    private void breakLine(int depth) {
        if (indented) {
            text.append('\n').append("  ".repeat(depth));
        }
    }

    private void writeString(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                text.append('\\').append(letter);
            } else if (letter == '\n') {
                text.append("\\n");
            } else if (letter < ' ' || letter == 0x7f || Character.isSurrogate(letter)) {
                writeEscape(letter);
            } else {
                text.append(letter);
            }
        }
        text.append('"');
    }

    private void writeEscape(char letter) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(HEX.charAt((letter >> shift) & 15));
        }
    }
}
