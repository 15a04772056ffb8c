package dev.railsk.testing.rails;

import dev.railsk.deploy.schema.Hindrance;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One database as it is now: its books and its tables. */
final class Database {

    private final String name;
    private final Map<String, String> applied = new TreeMap<>();
    private final Map<String, Map<String, Column>> tables = new LinkedHashMap<>();
    private boolean isMigrated;
    private boolean isLocked;
    private Optional<Hindrance> hindrance = Optional.empty();

    Database(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Whether it has {@code schema_migrations}. */
    boolean isMigrated() {
        return isMigrated;
    }

    void makeBooks() {
        isMigrated = true;
    }

    /** The names of the migrations that it has, by version. */
    Map<String, String> applied() {
        return applied;
    }

    Map<String, Map<String, Column>> tables() {
        return tables;
    }

    Map<String, Column> table(String table) {
        return tables.getOrDefault(table, Map.of());
    }

    Optional<Hindrance> hindrance() {
        return hindrance;
    }

    void hinder(Optional<Hindrance> why) {
        hindrance = why;
    }

    /** Take the lock of migrations, which Rails tries once. */
    boolean lock() {
        boolean isFree = !isLocked;
        isLocked = true;
        return isFree;
    }

    void unlock() {
        isLocked = false;
    }

    /** The columns of each table, as a process reads them when it starts. */
    Map<String, Set<String>> columns() {
        Map<String, Set<String>> columns = new LinkedHashMap<>();
        tables.forEach((table, all) -> columns.put(table, new LinkedHashSet<>(all.keySet())));
        return columns;
    }
}
