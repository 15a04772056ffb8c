package dev.railsk.migration;

import dev.railsk.migration.internal.Inflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ruby as plans write it. */
final class Ruby {

    /** What stands for a version in the path of a migration. */
    static final String VERSION = "VERSION";

    private static final String INDENT = "  ";

    private Ruby() {}

    /** A text as a literal. */
    static String text(String value) {
        StringBuilder literal = new StringBuilder("\"");
        for (int index = 0; index < value.length(); index++) {
            char unit = value.charAt(index);
            if (unit == '"' || unit == '\\' || unit == '#') {
                literal.append('\\').append(unit);
            } else if (unit < ' ' || unit == '\u007f') {
                literal.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
            } else {
                literal.append(unit);
            }
        }
        return literal.append('"').toString();
    }

    /** Lines in the class of a table's model. */
    static Snippet inModel(RailsLayout layout, String table, String... lines) {
        StringBuilder ruby = new StringBuilder();
        ruby.append("class ").append(layout.modelOf(table)).append(" < ").append(layout.recordClass());
        ruby.append('\n');
        for (String line : lines) {
            ruby.append(line.isEmpty() ? "" : INDENT).append(line).append('\n');
        }
        return new Snippet(layout.modelFile(table), ruby.append("end\n").toString());
    }

    /** The line of a model that ignores a column. */
    static String ignoring(String column) {
        return "self.ignored_columns += [" + text(column) + "]";
    }

    /** A migration that PostgreSQL runs in a transaction: it gives up soon where it would have others wait for its lock. */
    static Snippet migration(
            RailsLayout layout, MigrationPhase phase, String name, List<String> up, List<String> down) {
        return file(
                layout,
                phase,
                name,
                List.of(),
                bounded("SET LOCAL", "'5s'", "'1min'", up),
                bounded("SET LOCAL", "'5s'", "'1min'", down));
    }

    private static List<String> bounded(String set, String lock, String statement, List<String> lines) {
        List<String> all = new ArrayList<>();
        if (!isRefusal(lines)) {
            all.add("execute \"" + set + " lock_timeout TO " + lock + "\"");
            all.add("execute \"" + set + " statement_timeout TO " + statement + "\"");
        }
        all.addAll(lines);
        return all;
    }

    private static boolean isRefusal(List<String> lines) {
        return lines.equals(irreversible());
    }

    /** What a migration does that cannot be taken back. */
    static List<String> irreversible() {
        return List.of("raise ActiveRecord::IrreversibleMigration");
    }

    private static Snippet file(
            RailsLayout layout,
            MigrationPhase phase,
            String name,
            List<String> head,
            List<String> up,
            List<String> down) {
        String fileName = name.toLowerCase(Locale.ROOT);
        String className = Inflection.camelCase(fileName);
        StringBuilder ruby = new StringBuilder();
        ruby.append("# ").append(VERSION).append(" in the file's name stands for a time such as 20261101120000, as\n");
        ruby.append("# \"bin/rails generate migration ").append(className).append("\" puts it there.\n");
        ruby.append("class ")
                .append(className)
                .append(" < ActiveRecord::Migration[")
                .append(layout.rails())
                .append("]\n");
        for (String line : head) {
            ruby.append(INDENT).append(line).append("\n\n");
        }
        method(ruby, "up", up);
        ruby.append('\n');
        method(ruby, "down", down);
        ruby.append("end\n");
        return new Snippet(layout.folder(phase) + "/" + VERSION + "_" + fileName + ".rb", ruby.toString());
    }

    private static void method(StringBuilder ruby, String name, List<String> lines) {
        ruby.append(INDENT).append("def ").append(name).append('\n');
        for (String line : lines) {
            ruby.append(line.isEmpty() ? "" : INDENT + INDENT).append(line).append('\n');
        }
        ruby.append(INDENT).append("end\n");
    }
}
