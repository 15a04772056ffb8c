package dev.railsk.source.internal;

import dev.railsk.source.SchemaFile;
import dev.railsk.source.SchemaTable;
import dev.railsk.source.SourceLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A schema file while it is read. What is not sure of it is told, and left out. */
final class SchemaDraft {

    private static final String WRITE_AGAIN = "Have Rails write it again: bin/rails db:migrate.";

    private final Checkout checkout;
    private final String file;
    private final Map<String, TableDraft> tables = new LinkedHashMap<>();
    private final Set<String> unsure = new HashSet<>();
    private boolean isUnsure;
    private String version = "";
    private int line = 1;

    SchemaDraft(Checkout checkout, String file) {
        this.checkout = checkout;
        this.file = file;
    }

    private static String key(String table) {
        return table.startsWith("public.") ? table.substring("public.".length()) : table;
    }

    /** Take this version if it is the newest. */
    void version(String digits, int at) {
        boolean isNewer = digits.length() == version.length()
                ? digits.compareTo(version) > 0
                : digits.length() > version.length();
        if (isNewer) {
            version = digits;
            line = at;
        }
    }

    void add(TableDraft table) {
        if (tables.putIfAbsent(key(table.name()), table) != null) {
            unsure(table.name(), "the table " + Bounds.quote(table.name()) + " is there twice", table.line());
        }
    }

    Optional<TableDraft> table(String name) {
        return Optional.ofNullable(tables.get(key(name)));
    }

    void remove(String name) {
        tables.remove(key(name));
    }

    /** What the table is like is not sure. */
    void unsure(String table, String fact, int at) {
        unsure.add(key(table));
        misread(fact, at);
    }

    /** What any table is like is not sure. */
    void unsure(String fact, int at) {
        isUnsure = true;
        misread(fact, at);
    }

    void misread(String fact, int at) {
        checkout.misread(fact, WRITE_AGAIN, file, at);
    }

    /** The file; empty where its version is not known. */
    Optional<SchemaFile> schema(String database) {
        if (version.isEmpty()) {
            misread("the schema does not say its version", 1);
            return Optional.empty();
        }
        List<SchemaTable> sure = new ArrayList<>();
        tables.forEach((name, table) -> {
            if (!isUnsure && !unsure.contains(name)) {
                sure.add(table.table(file));
            }
        });
        return Optional.of(new SchemaFile(database, version, sure, new SourceLine(file, line)));
    }
}
