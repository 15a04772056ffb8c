package dev.railsk.source.internal;

import java.util.List;
import java.util.Optional;

/** Judges what is done to indexes. */
final class IndexChecks {

    static final String CONCURRENTLY =
            "Write algorithm: :concurrently, and disable_ddl_transaction! in the class, in a migration of its own.";

    private static final int MOST_COLUMNS = 3;

    private IndexChecks() {}

    static Judged add(Subject subject) {
        Optional<List<String>> columns = subject.columnsAt(1);
        if (columns.isEmpty()) {
            return ColumnChecks.unknown(subject);
        }
        String table = subject.table();
        if (!subject.isConcurrent()) {
            return Judged.care(
                    table, columns.get(), "nobody can write the table while its index is made", CONCURRENTLY);
        }
        if (subject.isInTransaction()) {
            return Judged.care(
                    table,
                    columns.get(),
                    "an index is not made concurrently within a transaction: the migration fails",
                    "Write disable_ddl_transaction! in the class.");
        }
        if (subject.isOn("unique")) {
            return Judged.care(
                    table,
                    columns.get(),
                    "it fails where rows are the same, and then fails running code that writes the same twice",
                    "Deploy code that writes each only once before it.");
        }
        if (columns.get().size() > MOST_COLUMNS) {
            return Judged.care(
                    table,
                    columns.get(),
                    "an index of more than " + MOST_COLUMNS + " columns seldom helps, and costs each write",
                    "Begin with the columns that narrow the most.");
        }
        return Judged.expand(table, columns.get());
    }

    static boolean isConcurrent(Optional<Value> index) {
        return index.isPresent()
                && index.get() instanceof Value.Pairs pairs
                && pairs.pairs().containsKey("algorithm")
                && pairs.pairs()
                        .get("algorithm")
                        .asText()
                        .filter("concurrently"::equals)
                        .isPresent();
    }

    static Judged remove(Subject subject) {
        List<String> columns = subject.columnsAt(1)
                .or(() -> subject.arguments().option("column").flatMap(Value::asTexts))
                .orElse(List.of());
        boolean isConcurrent = subject.isConcurrent() && !subject.isInTransaction();
        return isConcurrent
                ? Judged.care(
                        subject.table(),
                        columns,
                        "running code may need it: to be fast, and for each upsert if it is unique",
                        "Look that no query and no unique_by uses it.")
                : Judged.care(
                        subject.table(),
                        columns,
                        "it waits for all who use the table, and nobody else can use it meanwhile",
                        CONCURRENTLY);
    }

    static Judged rename(Subject subject) {
        return Judged.expand(subject.table(), List.of());
    }
}
