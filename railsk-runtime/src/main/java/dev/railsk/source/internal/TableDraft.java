package dev.railsk.source.internal;

import dev.railsk.source.ColumnType;
import dev.railsk.source.SchemaColumn;
import dev.railsk.source.SchemaTable;
import dev.railsk.source.SourceLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table of a schema file while it is read: what indexes and checks are about may stand far behind its columns. */
final class TableDraft {

    private record Draft(ColumnType type, boolean isRequired) {}

    /** The names that indexes or checks have in them. */
    static final class Mentions {

        private final Set<String> names = new HashSet<>();
        private boolean isAny;

        void add(Set<String> more) {
            names.addAll(more);
        }

        /** An expression of SQL; one that cannot be read may be about any column. */
        void expression(String sql) {
            try {
                names.addAll(SqlWords.names(sql));
            } catch (Unreadable unknown) {
                isAny = true;
            }
        }

        void any() {
            isAny = true;
        }

        // The name of the table stands for a whole row.
        private boolean has(String column, String table) {
            return isAny || names.contains(column) || names.contains(table);
        }
    }

    final Mentions indexes = new Mentions();
    final Mentions checks = new Mentions();
    private final String name;
    private final int line;
    private final Map<String, Draft> columns = new LinkedHashMap<>();

    TableDraft(String name, int line) {
        this.name = name;
        this.line = line;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    /** Add a column; whether it is a new one. */
    boolean column(String column, ColumnType type, boolean isRequired) {
        return columns.putIfAbsent(column, new Draft(type, isRequired)) == null;
    }

    SchemaTable table(String file) {
        String own = name.substring(name.lastIndexOf('.') + 1);
        List<SchemaColumn> all = new ArrayList<>();
        columns.forEach((column, draft) -> all.add(new SchemaColumn(
                column, draft.type(), draft.isRequired(), indexes.has(column, own), checks.has(column, own))));
        return new SchemaTable(name, all, new SourceLine(file, line));
    }
}
