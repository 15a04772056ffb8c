package dev.railsk.testing.rails;

import java.util.ArrayList;
import java.util.List;

/**
 * A model in the code of a {@link RailsRelease}, as far as it meets its table. It inserts rows. Immutable; each word gives another one.
 *
 * @param name its class, such as {@code Post}
 * @param table its table
 * @param database the key of its database in {@code config/database.yml}
 * @param uses the columns that the code names, to read or to write them; it gives each a value in every new row
 * @param ignores the columns that the model ignores
 */
public record RailsModel(String name, String table, String database, List<String> uses, List<String> ignores) {

    public RailsModel {
        uses = List.copyOf(uses);
        ignores = List.copyOf(ignores);
    }

    /** A model of the primary database that names no column. */
    public static RailsModel of(String name, String table) {
        return new RailsModel(name, table, ScriptedRails.PRIMARY, List.of(), List.of());
    }

    /** The same naming these columns too. */
    public RailsModel uses(String... columns) {
        return new RailsModel(name, table, database, joined(uses, columns), ignores);
    }

    /** The same naming this column no longer. */
    public RailsModel usesNoMore(String column) {
        return new RailsModel(name, table, database, without(uses, column), ignores);
    }

    /** The same ignoring these columns too. */
    public RailsModel ignores(String... columns) {
        return new RailsModel(name, table, database, uses, joined(ignores, columns));
    }

    /** The same ignoring this column no longer. */
    public RailsModel ignoresNoMore(String column) {
        return new RailsModel(name, table, database, uses, without(ignores, column));
    }

    /** The same in another database, by its key in {@code config/database.yml}. */
    public RailsModel in(String key) {
        return new RailsModel(name, table, key, uses, ignores);
    }

    private static List<String> joined(List<String> known, String... more) {
        List<String> joined = new ArrayList<>(known);
        for (String one : more) {
            if (!joined.contains(one)) {
                joined.add(one);
            }
        }
        return joined;
    }

    private static List<String> without(List<String> known, String one) {
        List<String> less = new ArrayList<>(known);
        less.remove(one);
        return less;
    }
}
