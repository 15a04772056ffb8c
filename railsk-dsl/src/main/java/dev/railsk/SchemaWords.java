package dev.railsk;

import dev.railsk.migration.AddCheck;
import dev.railsk.migration.AddColumn;
import dev.railsk.migration.AddEnumValue;
import dev.railsk.migration.AddForeignKey;
import dev.railsk.migration.AddIndex;
import dev.railsk.migration.Backfill;
import dev.railsk.migration.ChangeColumnType;
import dev.railsk.migration.CustomPlan;
import dev.railsk.migration.DropTable;
import dev.railsk.migration.MigrationPlan;
import dev.railsk.migration.PlanStep;
import dev.railsk.migration.RemoveColumn;
import dev.railsk.migration.RenameColumn;
import dev.railsk.migration.RenameTable;
import dev.railsk.migration.SetNotNull;

/** Words for plans of how a schema changes. */
abstract class SchemaWords extends RunWords {

    SchemaWords() {}

    /** A plan for a new column: {@link MigrationPlan#addColumn}. */
    public static AddColumn addColumn(String table, String column) {
        return MigrationPlan.addColumn(table, column);
    }

    /** A plan for a column that goes: {@link MigrationPlan#removeColumn}. */
    public static RemoveColumn removeColumn(String table, String column) {
        return MigrationPlan.removeColumn(table, column);
    }

    /** A plan for a column's new name: {@link MigrationPlan#renameColumn}. */
    public static RenameColumn renameColumn(String table, String from, String to) {
        return MigrationPlan.renameColumn(table, from, to);
    }

    /** A plan for a column's new type: {@link MigrationPlan#changeColumnType}. */
    public static ChangeColumnType changeColumnType(String table, String column, String type) {
        return MigrationPlan.changeColumnType(table, column, type);
    }

    /** A plan for a new index: {@link MigrationPlan#addIndex}. */
    public static AddIndex addIndex(String table, String column, String... more) {
        return MigrationPlan.addIndex(table, column, more);
    }

    /** A plan for a new foreign key: {@link MigrationPlan#addForeignKey}. */
    public static AddForeignKey addForeignKey(String table, String target) {
        return MigrationPlan.addForeignKey(table, target);
    }

    /** A plan for a new check: {@link MigrationPlan#addCheck}. */
    public static AddCheck addCheck(String table, String name, String condition) {
        return MigrationPlan.addCheck(table, name, condition);
    }

    /** A plan for a column that takes no null: {@link MigrationPlan#setNotNull}. */
    public static SetNotNull setNotNull(String table, String column) {
        return MigrationPlan.setNotNull(table, column);
    }

    /** A plan for a value in the rows that there are: {@link MigrationPlan#backfill}. */
    public static Backfill backfill(String table, String column, String value) {
        return MigrationPlan.backfill(table, column, value);
    }

    /** A plan for a table that goes: {@link MigrationPlan#dropTable}. */
    public static DropTable dropTable(String table) {
        return MigrationPlan.dropTable(table);
    }

    /** A plan for a table's new name: {@link MigrationPlan#renameTable}. */
    public static RenameTable renameTable(String from, String to) {
        return MigrationPlan.renameTable(from, to);
    }

    /** A plan for a new value of an enum: {@link MigrationPlan#addEnumValue}. */
    public static AddEnumValue addEnumValue(String type, String value) {
        return MigrationPlan.addEnumValue(type, value);
    }

    /** A plan of steps of your own: {@link MigrationPlan#custom}. */
    public static CustomPlan customPlan(String title, PlanStep... steps) {
        return MigrationPlan.custom(title, steps);
    }
}
