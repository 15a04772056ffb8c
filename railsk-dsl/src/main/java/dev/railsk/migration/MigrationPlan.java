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
public sealed interface MigrationPlan permits TablePlan {

    /** Have a new column: see {@link AddColumn} for the defaults. */
    static AddColumn addColumn(String table, String column) {
        return AddColumn.of(table, column);
    }

    /** Have a column no longer: see {@link RemoveColumn} for the defaults. */
    static RemoveColumn removeColumn(String table, String column) {
        return RemoveColumn.of(table, column);
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
}
