package dev.railsk.deploy.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * The migrations of one database.
 *
 * @param database the database's own name, as its server has it; not the key in {@code config/database.yml}
 * @param rows every migration that the code or the database has, in the order of versions
 */
public record MigrationState(String database, List<MigrationRow> rows) {

    public MigrationState {
        rows = List.copyOf(rows);
    }

    /** What the code has and the database lacks. */
    public List<PendingMigration> pending() {
        List<PendingMigration> pending = new ArrayList<>();
        for (MigrationRow row : rows) {
            if (row.isPending()) {
                pending.add(new PendingMigration(row.version(), row.name()));
            }
        }
        return pending;
    }

    /** What the database has and the code lacks: newer code ran these. Rails runs on with them. */
    public List<MigrationRow> ahead() {
        List<MigrationRow> ahead = new ArrayList<>();
        for (MigrationRow row : rows) {
            if (!row.hasFile()) {
                ahead.add(row);
            }
        }
        return ahead;
    }
}
