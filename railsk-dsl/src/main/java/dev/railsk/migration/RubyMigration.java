package dev.railsk.migration;

import dev.railsk.migration.internal.Inflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A migration file that is being written.
 *
 * @param layout where the Rails code is
 * @param phase when it runs
 * @param name what it is called, with underscores
 * @param patience how long it may wait and work
 */
record RubyMigration(RailsLayout layout, MigrationPhase phase, String name, Patience patience) {

    /** What stands for the version in a file's name. */
    static final String VERSION = "VERSION";

    private static final String INDENT = "  ";

    /** How long a migration waits for its locks, and works while it holds them. */
    enum Patience {
        /** A change of the catalogue alone: whoever waits behind its lock does not wait for long. */
        SHORT,
        /**
         * The same on two tables: it gives way before PostgreSQL looks for a deadlock (after 1 s, {@code deadlock_timeout}), so that of two
         * that block each other no request ends, and tries again. What it has locked by then a savepoint gives back.
         */
        TWO_TABLES,
        /** A look at every row, under a lock that stops no reader and no writer. */
        ROWS,
        /** An index that is built beside the traffic: no transaction, and no bound but the Job's. */
        CONCURRENT
    }

    /** A change of the catalogue alone. */
    static RubyMigration of(RailsLayout layout, MigrationPhase phase, String name) {
        return new RubyMigration(layout, phase, name, Patience.SHORT);
    }

    RubyMigration with(Patience other) {
        return new RubyMigration(layout, phase, name, other);
    }

    /** The file. */
    Snippet snippet(List<String> up, List<String> down) {
        String fileName = name.toLowerCase(Locale.ROOT);
        String className = Inflection.camelCase(fileName);
        StringBuilder ruby = new StringBuilder();
        ruby.append("# ").append(VERSION).append(" in the file's name stands for a time such as 20261101120000, as\n");
        ruby.append("# \"bin/rails generate migration ").append(className).append("\" puts it there.\n");
        ruby.append("class ").append(className).append(" < ActiveRecord::Migration[");
        ruby.append(layout.rails()).append("]\n");
        if (patience == Patience.CONCURRENT) {
            ruby.append(INDENT).append("disable_ddl_transaction!\n\n");
        }
        method(ruby, "up", bounded(up));
        ruby.append('\n');
        method(ruby, "down", down.equals(IRREVERSIBLE) ? down : bounded(down));
        ruby.append("end\n");
        return new Snippet(layout.folder(phase) + "/" + VERSION + "_" + fileName + ".rb", ruby.toString());
    }

    /** What a migration does that cannot be taken back. */
    static final List<String> IRREVERSIBLE = List.of("raise ActiveRecord::IrreversibleMigration");

    private List<String> bounded(List<String> lines) {
        List<String> all = new ArrayList<>();
        switch (patience) {
            case SHORT -> bounds(all, "SET LOCAL", "'5s'", "'1min'");
            case TWO_TABLES -> {
                return tryingAgain(lines);
            }
            case ROWS -> bounds(all, "SET LOCAL", "'5s'", "'1h'");
            case CONCURRENT -> bounds(all, "SET", "0", "0");
        }
        all.addAll(lines);
        if (patience == Patience.CONCURRENT) {
            all.add("execute \"RESET lock_timeout\"");
            all.add("execute \"RESET statement_timeout\"");
        }
        return all;
    }

    private static List<String> tryingAgain(List<String> lines) {
        List<String> all = new ArrayList<>(
                List.of("tries = 0", "begin", INDENT + "connection.transaction(requires_new: true) do"));
        List<String> inner = new ArrayList<>();
        bounds(inner, "SET LOCAL", "'500ms'", "'1min'");
        inner.addAll(lines);
        for (String line : inner) {
            all.add(INDENT + INDENT + line);
        }
        all.addAll(List.of(
                INDENT + "end",
                "rescue ActiveRecord::LockWaitTimeout",
                INDENT + "raise if (tries += 1) == 60",
                INDENT + "sleep 0.5",
                INDENT + "retry",
                "end"));
        return all;
    }

    private static void bounds(List<String> lines, String set, String lock, String statement) {
        lines.add("execute \"" + set + " lock_timeout TO " + lock + "\"");
        lines.add("execute \"" + set + " statement_timeout TO " + statement + "\"");
    }

    private static void method(StringBuilder ruby, String method, List<String> lines) {
        ruby.append(INDENT).append("def ").append(method).append('\n');
        for (String line : lines) {
            ruby.append(INDENT).append(INDENT).append(line).append('\n');
        }
        ruby.append(INDENT).append("end\n");
    }
}
