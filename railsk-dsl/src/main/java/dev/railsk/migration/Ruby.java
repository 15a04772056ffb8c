package dev.railsk.migration;

import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.InvalidValueException;
import java.util.Locale;

/** Ruby as plans write it. */
final class Ruby {

    private static final String INDENT = "  ";

    private Ruby() {}

    /** A text as a literal. */
    static String text(String value) {
        if (!WellFormed.is(value)) {
            throw new InvalidValueException(
                    "a text in Ruby must have no half of a character", "Write the whole character, or leave it out.");
        }
        StringBuilder literal = new StringBuilder("\"");
        for (int index = 0; index < value.length(); index++) {
            char unit = value.charAt(index);
            if (unit == '"' || unit == '\\' || unit == '#') {
                literal.append('\\').append(unit);
            } else if (Character.isISOControl(unit)) {
                literal.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
            } else {
                literal.append(unit);
            }
        }
        return literal.append('"').toString();
    }

    /** A text as a title shows it. */
    static String shown(String value) {
        return value.replace('\n', ' ').replace('\r', ' ');
    }

    /** Names as symbols, one after the other: {@code :posts, :legacy}. */
    static String symbols(String... names) {
        StringBuilder symbols = new StringBuilder();
        for (String name : names) {
            symbols.append(symbols.isEmpty() ? ":" : ", :").append(name);
        }
        return symbols.toString();
    }

    /** Lines in the class of a table's model. */
    static Snippet inModel(RailsLayout layout, String table, String... lines) {
        StringBuilder ruby = new StringBuilder();
        ruby.append("class ").append(layout.modelOf(table)).append(" < ").append(layout.recordClass());
        ruby.append('\n');
        boolean isNamed = lines.length > 0 && lines[0].startsWith("self.table_name");
        if (layout.model().isPresent() && !isNamed) {
            // The class does not tell its table, neither to Rails nor to who reads the code.
            ruby.append(INDENT).append("self.table_name = ").append(text(table)).append('\n');
        }
        for (String line : lines) {
            ruby.append(INDENT).append(line).append('\n');
        }
        return new Snippet(layout.modelFile(table), ruby.append("end\n").toString());
    }

    /** The line of a model that ignores a column. */
    static String ignoring(String column) {
        return "self.ignored_columns += [" + text(column) + "]";
    }

    /** The rows of a table that an SQL condition tells, as a relation. */
    static String rows(RailsLayout layout, String table, String condition) {
        return layout.modelOf(table) + ".unscoped.where(" + text(condition) + ")";
    }

    /** An expression that no file keeps. */
    static Snippet expression(String ruby) {
        return new Snippet("", ruby);
    }
}
