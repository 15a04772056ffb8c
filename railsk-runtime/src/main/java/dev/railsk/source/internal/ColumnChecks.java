package dev.railsk.source.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges what is done to columns. */
final class ColumnChecks {

    private static final Set<String> COUNTING = Set.of("primary_key", "serial", "bigserial", "smallserial");

    private static final String IGNORE_FIRST =
            "Ignore the column in its models (self.ignored_columns), deploy that, and drop it when no older code is running.";

    private static final String COPY =
            "Add a new column, write both, copy what is there, read the new one, and drop the old"
                    + " one when no code uses it.";

    private static final String NO_VALUE =
            "Allow null or give a default, and set NOT NULL when all code writes the column.";

    private ColumnChecks() {}

    static Judged add(Subject subject) {
        Optional<List<String>> columns = subject.columnsAt(1);
        Optional<String> type = subject.arguments().textAt(2);
        return columns.isEmpty() || type.isEmpty() ? unknown(subject) : added(subject, columns.get(), type.get());
    }

    static Judged addMany(Subject subject) {
        Optional<List<String>> columns = subject.columnsFrom(1);
        Optional<String> type = subject.text("type");
        return columns.isEmpty() || type.isEmpty() ? unknown(subject) : added(subject, columns.get(), type.get());
    }

    private static Judged added(Subject subject, List<String> columns, String type) {
        String table = subject.table();
        if (subject.isOff("null") && !hasDefault(subject)) {
            return Judged.contract(
                    table,
                    columns,
                    "a column that must not be null and has no default breaks running code that inserts rows",
                    NO_VALUE);
        }
        if (COUNTING.contains(type)) {
            return Judged.care(
                    table,
                    columns,
                    "a column that counts by itself rewrites the table, which nobody can read or write meanwhile",
                    "Make a new table with the column, and copy the rows.");
        }
        boolean isGenerated = subject.isOn("stored") || (type.equals("virtual") && subject.has("as"));
        if (isGenerated) {
            return Judged.care(
                    table,
                    columns,
                    "a generated column that is stored rewrites the table, which nobody can read or write meanwhile",
                    "Add a plain column, have the code or a trigger write it, and fill it in batches.");
        }
        if (type.equals("json")) {
            return Judged.care(
                    table,
                    columns,
                    "the type json cannot be compared, which breaks running code that selects distinct rows",
                    "Use jsonb.");
        }
        if (subject.has("index") && !subject.isOff("index")) {
            return Judged.care(
                    table,
                    columns,
                    "its index is made at once, and nobody can write the table meanwhile",
                    IndexChecks.CONCURRENTLY);
        }
        return withDefault(subject, columns);
    }

    private static Judged withDefault(Subject subject, List<String> columns) {
        Optional<Value> value = subject.arguments().option("default");
        if (value.isEmpty() || value.get().isKnown()) {
            return Judged.expand(subject.table(), columns);
        }
        boolean isCalled = value.get().openTokens().stream()
                .anyMatch(token ->
                        token.isSign("->") || token.is(Token.Kind.NAME, "lambda") || token.is(Token.Kind.NAME, "proc"));
        return isCalled
                ? Judged.care(
                        subject.table(),
                        columns,
                        "a default that the database computes may rewrite the table, which nobody can read or write meanwhile",
                        "Add the column without it, set the default then, and fill the rows that are there in batches.")
                : Judged.unsure(
                        subject.table(),
                        columns,
                        "its default is known only when it runs",
                        "Write the default as it is.");
    }

    private static boolean hasDefault(Subject subject) {
        Optional<Value> value = subject.arguments().option("default");
        return value.isPresent() && !value.get().isPlain("nil");
    }

    static Judged addTimestamps(Subject subject) {
        List<String> columns = List.of("created_at", "updated_at");
        // Rails makes them NOT NULL unless it is told otherwise.
        boolean isNullable = subject.isOn("null");
        return isNullable || hasDefault(subject)
                ? withDefault(subject, columns)
                : Judged.contract(
                        subject.table(),
                        columns,
                        "timestamps are not null unless it is said, and without a default that breaks running code that inserts"
                                + " rows by SQL, and any rows that are there",
                        "Write null: true, or a default.");
    }

    static Judged addReference(Subject subject) {
        Optional<List<String>> references = subject.columnsFrom(1);
        if (references.isEmpty()) {
            return unknown(subject);
        }
        List<String> columns = referenced(subject, references.get());
        if (subject.isOff("null") && !hasDefault(subject)) {
            return Judged.contract(
                    subject.table(),
                    columns,
                    "a reference that must not be null and has no default breaks running code that inserts rows",
                    NO_VALUE);
        }
        Optional<Value> key = subject.arguments().option("foreign_key");
        boolean isValidated = key.isPresent() && !key.get().isPlain("false") && !isUnvalidated(key.get());
        if (isValidated) {
            return Judged.care(
                    subject.table(),
                    columns,
                    "its foreign key is checked for all rows at once, and nobody can write either table meanwhile",
                    "Add the foreign key in a migration of its own with validate: false, and validate it in the next.");
        }
        boolean isConcurrent =
                IndexChecks.isConcurrent(subject.arguments().option("index")) && !subject.isInTransaction();
        boolean hasIndex = !subject.isOff("index") && !isConcurrent;
        return hasIndex
                ? Judged.care(
                        subject.table(),
                        columns,
                        "its index is made at once, and nobody can write the table meanwhile",
                        "Write index: { algorithm: :concurrently }, and disable_ddl_transaction! in the class.")
                : Judged.expand(subject.table(), columns);
    }

    private static boolean isUnvalidated(Value key) {
        return key instanceof Value.Pairs pairs
                && pairs.pairs().containsKey("validate")
                && pairs.pairs().get("validate").isPlain("false");
    }

    private static List<String> referenced(Subject subject, List<String> references) {
        boolean isOfAnyType = subject.has("polymorphic") && !subject.isOff("polymorphic");
        List<String> columns = new ArrayList<>();
        for (String reference : references) {
            columns.add(reference + "_id");
            if (isOfAnyType) {
                columns.add(reference + "_type");
            }
        }
        return columns;
    }

    static Judged remove(Subject subject) {
        return subject.columnsAt(1).map(columns -> removed(subject, columns)).orElseGet(() -> unknown(subject));
    }

    static Judged removeMany(Subject subject) {
        return subject.columnsFrom(1).map(columns -> removed(subject, columns)).orElseGet(() -> unknown(subject));
    }

    static Judged removeTimestamps(Subject subject) {
        return removed(subject, List.of("created_at", "updated_at"));
    }

    static Judged removeReference(Subject subject) {
        return subject.columnsFrom(1)
                .map(references -> removed(subject, referenced(subject, references)))
                .orElseGet(() -> unknown(subject));
    }

    private static Judged removed(Subject subject, List<String> columns) {
        return Judged.contract(
                subject.table(),
                columns,
                "running code that has not learned to ignore the column fails on it",
                IGNORE_FIRST);
    }

    static Judged rename(Subject subject) {
        Optional<List<String>> columns = subject.columnsFrom(1);
        return columns.isEmpty()
                ? unknown(subject)
                : Judged.contract(
                        subject.table(), columns.get(), "running code knows the column by its old name", COPY);
    }

    static Judged changeType(Subject subject) {
        Optional<List<String>> columns = subject.columnsAt(1);
        if (columns.isEmpty()) {
            return unknown(subject);
        }
        Judged changed = Judged.contract(
                subject.table(),
                columns.get(),
                "another type may rewrite the table, which nobody can read or write meanwhile, and is not what running"
                        + " code expects",
                COPY);
        return ColumnTypes.changed(subject).map(changed::becoming).orElse(changed);
    }

    static Judged changeDefault(Subject subject) {
        return subject.columnsAt(1)
                .map(columns -> Judged.care(
                        subject.table(),
                        columns,
                        "where Rails leaves out values that are the default (partial_inserts), running code that means the old"
                                + " default gets the new one",
                        "Set config.active_record.partial_inserts = false before, as Rails 7 does by itself."))
                .orElseGet(() -> unknown(subject));
    }

    static Judged changeNull(Subject subject) {
        Optional<List<String>> columns = subject.columnsAt(1);
        Optional<Value> allowed = subject.arguments().at(2);
        boolean isKnown = allowed.isPresent()
                && (allowed.get().isPlain("true") || allowed.get().isPlain("false"));
        if (columns.isEmpty() || !isKnown) {
            return unknown(subject);
        }
        if (allowed.get().isPlain("true")) {
            return Judged.expand(subject.table(), columns.get());
        }
        String what = subject.arguments().positional().size() > 3
                ? "it fills the rows that are there at once, and looks at all of them, while nobody can read or write the table"
                : "it looks at all rows while nobody can read or write the table, and fails running code that writes no value";
        return Judged.care(
                subject.table(),
                columns.get(),
                what,
                "When all code writes the column and the rows are filled: add a check constraint with validate: false, validate"
                        + " it in the next migration, then set NOT NULL and drop the check.");
    }

    static Judged comment(Subject subject) {
        return Judged.safe(subject.table(), subject.columnsAt(1).orElse(List.of()));
    }

    static Judged unknown(Subject subject) {
        return Judged.unsure(
                subject.table(),
                List.of(),
                "what it is done to is known only when it runs",
                "Write names and options as they are, not as variables.");
    }
}
