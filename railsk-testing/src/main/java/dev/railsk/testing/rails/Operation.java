package dev.railsk.testing.rails;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one call of a migration does to a database. */
sealed interface Operation {

    /** As Rails writes it when it runs. */
    String call();

    /** As its migration's file has it. */
    default String ruby() {
        return call();
    }

    /** The call that takes it back. */
    Operation reversed();

    void apply(Database database);

    /** A call that changes neither tables nor columns. */
    record Other(String call) implements Operation {
        @Override
        public Operation reversed() {
            return this;
        }

        @Override
        public void apply(Database database) {}
    }

    /** A table comes. */
    record CreateTable(String table, List<String> columns) implements Operation {
        @Override
        public String call() {
            return "create_table(:" + table + ")";
        }

        @Override
        public String ruby() {
            StringBuilder ruby = new StringBuilder(call()).append(" do |t|\n");
            columns.forEach(column -> ruby.append("  t.string :").append(column).append('\n'));
            return ruby.append("  t.timestamps\nend").toString();
        }

        @Override
        public Operation reversed() {
            return new DropTable(table, columns);
        }

        @Override
        public void apply(Database database) {
            Map<String, Column> all = new LinkedHashMap<>();
            all.put("id", Column.TEXT);
            columns.forEach(column -> all.put(column, Column.TEXT));
            all.put("created_at", Column.TEXT);
            all.put("updated_at", Column.TEXT);
            database.tables().put(table, all);
        }
    }

    /** A table goes. */
    record DropTable(String table, List<String> columns) implements Operation {
        @Override
        public String call() {
            return "drop_table(:" + table + ")";
        }

        @Override
        public Operation reversed() {
            return new CreateTable(table, columns);
        }

        @Override
        public void apply(Database database) {
            database.tables().remove(table);
        }
    }

    /** A table gets another name. */
    record RenameTable(String table, String to) implements Operation {
        @Override
        public String call() {
            return "rename_table(:" + table + ", :" + to + ")";
        }

        @Override
        public Operation reversed() {
            return new RenameTable(to, table);
        }

        @Override
        public void apply(Database database) {
            Map<String, Column> columns = database.tables().remove(table);
            if (columns != null) {
                database.tables().put(to, columns);
            }
        }
    }

    /** A column comes. */
    record AddColumn(String table, String column, String type, boolean isRequired) implements Operation {
        @Override
        public String call() {
            String options = isRequired ? ", {:null=>false}" : "";
            return "add_column(:" + table + ", :" + column + ", :" + type + options + ")";
        }

        @Override
        public Operation reversed() {
            return new RemoveColumn(table, column, type, isRequired);
        }

        @Override
        public void apply(Database database) {
            if (database.tables().containsKey(table)) {
                database.tables().get(table).put(column, new Column(type, isRequired));
            }
        }
    }

    /** A column goes. */
    record RemoveColumn(String table, String column, String type, boolean isRequired) implements Operation {
        @Override
        public String call() {
            return "remove_column(:" + table + ", :" + column + ", :" + type + ")";
        }

        @Override
        public Operation reversed() {
            return new AddColumn(table, column, type, isRequired);
        }

        @Override
        public void apply(Database database) {
            if (database.tables().containsKey(table)) {
                database.tables().get(table).remove(column);
            }
        }
    }

    /** A column gets another name. */
    record RenameColumn(String table, String column, String to) implements Operation {
        @Override
        public String call() {
            return "rename_column(:" + table + ", :" + column + ", :" + to + ")";
        }

        @Override
        public Operation reversed() {
            return new RenameColumn(table, to, column);
        }

        @Override
        public void apply(Database database) {
            Map<String, Column> columns = database.tables().get(table);
            Column renamed = columns == null ? null : columns.remove(column);
            if (columns != null && renamed != null) {
                columns.put(to, renamed);
            }
        }
    }

    /** A column must have a value from now on, or no longer. */
    record ChangeNull(String table, String column, boolean isAllowed) implements Operation {
        @Override
        public String call() {
            return "change_column_null(:" + table + ", :" + column + ", " + isAllowed + ")";
        }

        @Override
        public Operation reversed() {
            return new ChangeNull(table, column, !isAllowed);
        }

        @Override
        public void apply(Database database) {
            Map<String, Column> columns = database.tables().get(table);
            if (columns != null) {
                columns.computeIfPresent(column, (name, known) -> known.required(!isAllowed));
            }
        }
    }
}
