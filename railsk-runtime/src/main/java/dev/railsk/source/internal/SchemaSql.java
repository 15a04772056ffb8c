package dev.railsk.source.internal;

import dev.railsk.source.internal.SqlWord.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code db/structure.sql}, as the pg_dump of PostgreSQL 12 to 17 writes it. */
final class SchemaSql {

    private static final String VERSIONS = "schema_migrations";

    /** Statements that say nothing of columns. */
    private static final Set<String> OTHERS = Set.of(
            "set",
            "select",
            "comment",
            "grant",
            "revoke",
            "copy",
            "reset",
            "security",
            "refresh",
            "begin",
            "commit",
            "lock",
            "analyze");

    /** What may be done to a table, and says nothing of its columns that is kept. */
    private static final Set<String> OTHER_ACTIONS = Set.of(
            "owner", "attach", "replica", "enable", "disable", "force", "no", "cluster", "set", "reset", "validate");

    /** What may be done to a column, and says nothing that is kept. */
    private static final Set<String> OTHER_COLUMN_ACTIONS =
            Set.of("set default", "set storage", "set statistics", "set compression", "set (", "add generated");

    private final SchemaDraft draft;

    private SchemaSql(SchemaDraft draft) {
        this.draft = draft;
    }

    static void read(String text, SchemaDraft draft) throws Unreadable {
        SchemaSql schema = new SchemaSql(draft);
        SqlWords words = new SqlWords(text);
        List<SqlWord> statement = words.statement();
        while (!statement.isEmpty()) {
            schema.statement(new SqlStatement(statement));
            statement = words.statement();
        }
    }

    private void statement(SqlStatement statement) throws Unreadable {
        SqlWord first = statement.peek();
        if (statement.take("create")) {
            create(statement);
        } else if (statement.take("alter")) {
            statement.take("foreign");
            if (statement.take("table")) {
                alter(statement);
            }
        } else if (statement.take("insert")) {
            insert(statement);
        } else if (statement.take("drop")) {
            drop(statement);
        } else if (first.kind() != Kind.NAME) {
            throw new Unreadable("no statement of SQL begins like this", first.line());
        } else if (!OTHERS.contains(first.text())) {
            draft.unsure("what " + Bounds.quote(first.text()) + " does is not read", first.line());
        }
    }

    private void create(SqlStatement statement) throws Unreadable {
        statement.take("unlogged");
        if (statement.take("table")) {
            statement.takeAll("if", "not", "exists");
            int line = statement.peek().line();
            String name = statement.name();
            if (statement.peek().isSign("(")) {
                TableDraft table = new TableDraft(name, line);
                new SchemaSqlTable(draft, table).read(statement.parts());
                draft.add(table);
            } else if (!statement.takeAll("partition", "of")) {
                draft.unsure(name, "the columns of this table are not written", line);
            }
            return;
        }
        statement.take("unique");
        if (statement.take("index")) {
            statement.take("concurrently");
            statement.takeAll("if", "not", "exists");
            if (!statement.peek().isKeyword("on")) {
                statement.name();
            }
            statement.expect("on");
            statement.take("only");
            Optional<TableDraft> table = draft.table(statement.name());
            table.ifPresent(known -> known.indexes.add(SqlWords.names(statement.rest())));
        }
    }

    private void alter(SqlStatement statement) throws Unreadable {
        statement.takeAll("if", "exists");
        statement.take("only");
        Optional<TableDraft> table = draft.table(statement.name());
        if (table.isPresent()) {
            for (List<SqlWord> action : SqlStatement.split(statement.rest())) {
                action(table.get(), new SqlStatement(action));
            }
        }
    }

    private void action(TableDraft table, SqlStatement action) throws Unreadable {
        int line = action.peek().line();
        if (action.takeAll("add", "constraint")) {
            action.name();
            constraint(table, action);
        } else if (action.take("alter")) {
            action.take("column");
            action.name();
            String two = action.peek(0).text() + " " + action.peek(1).text();
            if (!OTHER_COLUMN_ACTIONS.contains(two)) {
                unsure(table, line);
            }
        } else if (!OTHER_ACTIONS.contains(action.peek().text())) {
            unsure(table, line);
        }
    }

    private void constraint(TableDraft table, SqlStatement action) {
        int line = action.peek().line();
        if (action.take("check")) {
            table.checks.add(SqlWords.names(action.rest()));
        } else if (action.take("primary") || action.take("unique") || action.take("exclude")) {
            table.indexes.add(SqlWords.names(action.rest()));
        } else if (!action.take("foreign") && !action.take("not")) {
            unsure(table, line);
        }
    }

    private void unsure(TableDraft table, int line) {
        draft.unsure(
                table.name(), "what is done to the table " + Bounds.quote(table.name()) + " is not understood", line);
    }

    // The versions, each in parentheses; nothing else is of interest.
    private void insert(SqlStatement statement) throws Unreadable {
        statement.expect("into");
        String name = statement.name();
        boolean isOfVersions = name.equals(VERSIONS) || name.endsWith("." + VERSIONS);
        if (!isOfVersions) {
            return;
        }
        if (statement.peek().isSign("(")) {
            statement.parts();
        }
        statement.expect("values");
        while (true) {
            List<List<SqlWord>> row = statement.parts();
            SqlWord version =
                    row.size() == 1 && row.get(0).size() == 1 ? row.get(0).get(0) : SqlStatement.NOTHING;
            if (version.kind() != Kind.TEXT || !SchemaRuby.isNumber(version.text())) {
                throw new Unreadable("there must be the version of a migration in each row", statement.line());
            }
            draft.version(version.text(), version.line());
            if (statement.isOver()) {
                return;
            }
            statement.expectSign(",");
        }
    }

    private void drop(SqlStatement statement) throws Unreadable {
        if (statement.take("table")) {
            statement.takeAll("if", "exists");
            draft.remove(statement.name());
        }
    }
}
