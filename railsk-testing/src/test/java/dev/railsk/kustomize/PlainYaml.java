package dev.railsk.kustomize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** YAML as a person writes it: blocks, quotes only where one would think of them. It shares no code with railsk's writer. */
final class PlainYaml {

    private static final Pattern WORD = Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*(:[A-Za-z0-9_.-]+)?");
    private static final List<String> OTHER_THAN_TEXT =
            List.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private final StringBuilder text = new StringBuilder();

    private final boolean hasBlocks;

    private PlainYaml(boolean hasBlocks) {
        this.hasBlocks = hasBlocks;
    }

    static String of(Map<String, ?> object) {
        PlainYaml yaml = new PlainYaml(true);
        yaml.map(object, 0, true);
        return yaml.text.toString();
    }

    /** What stands within a kustomization: Kustomize trims it, which would cut a text in block style that ends it. */
    static String of(List<?> items) {
        PlainYaml yaml = new PlainYaml(false);
        yaml.list(items, 0);
        return yaml.text.toString();
    }

    private void map(Map<?, ?> map, int indent, boolean indentsFirst) {
        boolean indents = indentsFirst;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(indents ? " ".repeat(indent) : "").append(scalar(entry.getKey()));
            text.append(':');
            value(entry.getValue(), indent);
            indents = true;
        }
    }

    private void value(@Nullable Object value, int indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.append('\n');
            map(map, indent + 2, true);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            text.append('\n');
            list(list, indent);
        } else if (value instanceof String string && hasBlocks && isBlock(string)) {
            text.append(" |\n");
            string.lines().forEach(line -> text.append(line.isEmpty() ? "" : " ".repeat(indent + 2))
                    .append(line)
                    .append('\n'));
        } else {
            text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void list(List<?> list, int indent) {
        for (Object item : list) {
            text.append(" ".repeat(indent)).append("- ");
            if (item instanceof Map<?, ?> map && !map.isEmpty()) {
                map(map, indent + 2, false);
            } else {
                text.append(scalar(item)).append('\n');
            }
        }
    }

    private static boolean isBlock(String text) {
        return text.length() > 1
                && text.endsWith("\n")
                && text.charAt(0) > ' '
                && !text.endsWith("\n\n")
                && text.chars().allMatch(letter -> letter == '\n' || (letter >= ' ' && letter < 0x7f));
    }

    private static String scalar(@Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            return "{}";
        } else if (value instanceof List<?> list) {
            List<String> items = new ArrayList<>();
            list.forEach(item -> items.add(scalar(item)));
            return items.toString();
        }
        return value instanceof String string ? text(string) : String.valueOf(value);
    }

    private static String text(String string) {
        boolean isPlain = WORD.matcher(string).matches() && !OTHER_THAN_TEXT.contains(string.toLowerCase(Locale.ROOT));
        return isPlain || string.equals("$patch") ? string : quoted(string);
    }

    private static String quoted(String string) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < string.length(); at++) {
            char letter = string.charAt(at);
            switch (letter) {
                case '"', '\\' -> quoted.append('\\').append(letter);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
