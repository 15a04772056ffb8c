package dev.railsk.cli.internal.github;

import dev.railsk.cli.internal.view.SafeText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line that GitHub's runner acts on. Whatever the texts hold, it is this one command and no other: a runner reads {@code %25},
 * {@code %0D} and {@code %0A} back as what they stand for, in properties {@code %3A} and {@code %2C} too.
 *
 * @param name which command, such as {@code error}
 * @param properties its properties, by name; those that are empty are left out
 * @param text what it says
 */
record WorkflowCommand(String name, Map<String, String> properties, String text) {

    /** A command without properties. */
    static WorkflowCommand of(String name, String text) {
        return new WorkflowCommand(name, Map.of(), text);
    }

    /** The line, with its line break. */
    String line() {
        StringBuilder line = new StringBuilder("::").append(name);
        String separator = " ";
        for (Map.Entry<String, String> property : new LinkedHashMap<>(properties).entrySet()) {
            if (!property.getValue().isEmpty()) {
                line.append(separator).append(property.getKey()).append('=').append(property(property.getValue()));
                separator = ",";
            }
        }
        return line.append("::").append(data(SafeText.lines(text))).append('\n').toString();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String value) {
        return data(SafeText.line(value)).replace(":", "%3A").replace(",", "%2C");
    }
}
