package dev.railsk.testing.cluster.internal.door.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A column.
 *
 * @param name its heading
 * @param type the type of its cells
 * @param isWide whether it is shown with {@code -o wide} only
 * @param cell the cell of a row
 */
record Column(String name, String type, boolean isWide, Function<Row, Object> cell) {

    static Column shown(String name, Function<Row, Object> cell) {
        return new Column(name, "string", false, cell);
    }

    static Column number(String name, Function<Row, Object> cell) {
        return new Column(name, "integer", false, cell);
    }

    static Column wide(String name, Function<Row, Object> cell) {
        return new Column(name, "string", true, cell);
    }

    static Column named() {
        return shown("Name", row -> row.text("metadata", "name"));
    }

    static Column age() {
        return shown("Age", row -> row.ago("metadata", "creationTimestamp"));
    }

    static Column createdAt(String name) {
        return new Column(name, "date", false, row -> row.text("metadata", "creationTimestamp"));
    }

    static Column containers() {
        return wide("Containers", row -> String.join(",", row.containers("name")));
    }

    static Column images() {
        return wide("Images", row -> String.join(",", row.containers("image")));
    }

    static Column selector() {
        return wide("Selector", row -> row.labels("spec", "selector", "matchLabels"));
    }

    /** Its definition, as the API writes it. */
    Map<String, Object> definition() {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("name", name);
        definition.put("type", type);
        definition.put("format", name.equals("Name") ? "name" : "");
        definition.put("description", "");
        definition.put("priority", isWide ? 1 : 0);
        return definition;
    }
}
