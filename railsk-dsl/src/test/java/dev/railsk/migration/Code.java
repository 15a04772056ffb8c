package dev.railsk.migration;

import java.util.HashSet;
import java.util.Set;

/**
 * What a release's code needs of the schema, and does to it.
 *
 * @param reads columns whose values it relies on
 * @param writes columns that it writes a value of in every row
 * @param ignores columns that its model ignores
 * @param table the name by which it uses the table; empty where it uses it no longer
 * @param abilities what else is true of it: {@code lists} its columns, {@code respects} a constraint, {@code accepts} or {@code emits} a
 *     value of an enum
 */
record Code(Set<String> reads, Set<String> writes, Set<String> ignores, String table, Set<String> abilities) {
    Code {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
        ignores = Set.copyOf(ignores);
        abilities = Set.copyOf(abilities);
    }

    static Code using(String table, Set<String> columns) {
        return new Code(columns, columns, Set.of(), table, Set.of());
    }

    Code reads(String... columns) {
        return new Code(Set.of(columns), writes, ignores, table, abilities);
    }

    Code writingNothing() {
        return new Code(reads, Set.of(), ignores, table, abilities);
    }

    Code writes(String... columns) {
        return new Code(reads, Set.of(columns), ignores, table, abilities);
    }

    Code ignores(String... columns) {
        return new Code(reads, writes, Set.of(columns), table, abilities);
    }

    /** Reading and writing no column. */
    Code doingNothing() {
        return new Code(Set.of(), Set.of(), ignores, table, abilities);
    }

    Code ignoringNothing() {
        return new Code(reads, writes, Set.of(), table, abilities);
    }

    Code table(String name) {
        return new Code(reads, writes, ignores, name, abilities);
    }

    Code can(String ability) {
        Set<String> more = new HashSet<>(abilities);
        more.add(ability);
        return new Code(reads, writes, ignores, table, more);
    }

    /** As it is after a code step of this id, in a plan that moves from one column to another, or is about one. */
    Code after(String id, String column, String to) {
        return switch (id) {
            case "ignore" -> doingNothing().ignores(column);
            case "ignore-new" -> ignores(to);
            case "use" -> can("emits").ignoringNothing().reads(column).writes(column);
            case "write-both" -> ignoringNothing().writes(column, to);
            case "read-new" -> reads(to).writes(column, to);
            case "ignore-old" -> reads(to).writes(to).ignores(column);
            case "unignore" -> ignoringNothing();
            case "always-write", "write-right" -> writes(column);
            case "list-columns" -> can("lists");
            case "respect" -> can("respects");
            case "accept" -> can("accepts");
            case "unuse" -> table("");
            case "use-new" -> table(to);
            default -> this;
        };
    }
}
