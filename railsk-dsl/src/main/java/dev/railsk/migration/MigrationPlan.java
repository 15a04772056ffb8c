package dev.railsk.migration;

import dev.railsk.problem.Origin;
import java.util.List;

/**
 * A change of the database's schema, with the order of deploys and migrations in which no running process meets a schema that it cannot
 * work with. Immutable and thread-safe.
 *
 * <pre>{@code
 * RailsApp.define("shop", app -> app
 *         .image("ghcr.io/acme/shop")
 *         .web(web -> web.host("shop.example"))
 *         .plan("add-nickname", MigrationPlan.addColumn("users", "nickname").type("string"))
 *         .plan("drop-legacy", MigrationPlan.removeColumn("posts", "legacy")));
 * }</pre>
 */
public sealed interface MigrationPlan permits TablePlan, CustomPlan {

    /** Have a new column: see {@link AddColumn} for the defaults. */
    static AddColumn addColumn(String table, String column) {
        return AddColumn.of(table, column);
    }

    /** Have a column no longer: see {@link RemoveColumn} for the defaults. */
    static RemoveColumn removeColumn(String table, String column) {
        return RemoveColumn.of(table, column);
    }

    /** Have a column go by another name: see {@link RenameColumn} for the defaults. */
    static RenameColumn renameColumn(String table, String from, String to) {
        return RenameColumn.of(table, from, to);
    }

    /** Have a column of another type, as a migration writes it: see {@link ChangeColumnType} for the defaults. */
    static ChangeColumnType changeColumnType(String table, String column, String type) {
        return ChangeColumnType.of(table, column, type);
    }

    /** Have an index, built beside the traffic: see {@link AddIndex} for the defaults. */
    static AddIndex addIndex(String table, String column, String... more) {
        return AddIndex.of(table, column, more);
    }

    /** Have a foreign key of one table to another: see {@link AddForeignKey} for the defaults. */
    static AddForeignKey addForeignKey(String table, String target) {
        return AddForeignKey.of(table, target);
    }

    /** Have a check of this name, which must not be false of any row, in SQL. */
    static AddCheck addCheck(String table, String name, String condition) {
        return AddCheck.of(table, name, condition);
    }

    /** Have no null in a column: see {@link SetNotNull} for the defaults. */
    static SetNotNull setNotNull(String table, String column) {
        return SetNotNull.of(table, column);
    }

    /** Have this SQL expression in a column of the rows that there are: see {@link Backfill} for the defaults. */
    static Backfill backfill(String table, String column, String value) {
        return Backfill.of(table, column, value);
    }

    /** Have a table no longer: see {@link DropTable} for the defaults. */
    static DropTable dropTable(String table) {
        return DropTable.of(table);
    }

    /** Have a table go by another name. */
    static RenameTable renameTable(String from, String to) {
        return RenameTable.of(from, to);
    }

    /** Have another value in one of PostgreSQL's enums. */
    static AddEnumValue addEnumValue(String type, String value) {
        return AddEnumValue.of(type, value);
    }

    /** Have a plan of these steps: see {@link CustomPlan} for what they must keep to. */
    static CustomPlan custom(String title, PlanStep... steps) {
        return CustomPlan.of(title, steps);
    }

    /** What it changes. */
    PlanKind kind();

    /** What it does, in one line, such as {@code Add the column users.nickname}. */
    String title();

    /** Its steps in order; each has an id of its own. */
    List<PlanStep> steps();

    /** The database that it changes, as {@code config/database.yml} calls it. */
    String database();

    /** The line that wrote it. */
    Origin origin();

    /** All steps as a list for people to follow, with why each is there and the Ruby that it needs. */
    default String checklist() {
        return new Checklist(this).text();
    }
}
