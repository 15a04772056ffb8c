package dev.railsk.source.internal;

import java.util.List;

/** Judges what is done to constraints. */
final class ConstraintChecks {

    private static final String VALIDATE_LATER =
            "Write validate: false, and validate it in the next migration, when all code keeps to it.";

    private ConstraintChecks() {}

    static Judged foreignKey(Subject subject) {
        return subject.isOff("validate")
                ? enforced(subject)
                : Judged.care(
                        subject.table(),
                        columns(subject),
                        "all rows are checked at once, and nobody can write either table meanwhile",
                        VALIDATE_LATER);
    }

    static Judged check(Subject subject) {
        return subject.isOff("validate")
                ? enforced(subject)
                : Judged.care(
                        subject.table(),
                        List.of(),
                        "all rows are checked at once, and nobody can read or write the table meanwhile",
                        VALIDATE_LATER);
    }

    private static Judged enforced(Subject subject) {
        return Judged.care(
                subject.table(),
                columns(subject),
                "it holds for all that is written from now on, by running code too",
                "Deploy code that keeps to it before.");
    }

    private static List<String> columns(Subject subject) {
        return subject.arguments().option("column").flatMap(Value::asTexts).orElse(List.of());
    }

    static Judged validate(Subject subject) {
        return subject.isInTransaction() && subject.addsConstraint()
                ? Judged.care(
                        subject.table(),
                        List.of(),
                        "it looks at all rows while the lock is held that the same migration took for adding",
                        "Validate it in the next migration.")
                : Judged.safe(subject.table(), List.of());
    }

    static Judged unique(Subject subject) {
        return subject.has("using_index")
                ? Judged.safe(subject.table(), List.of())
                : Judged.care(
                        subject.table(),
                        subject.columnsAt(1).orElse(List.of()),
                        "its index is made at once, and nobody can read or write the table meanwhile",
                        "Make a unique index concurrently, and the constraint of it with using_index.");
    }

    static Judged exclusion(Subject subject) {
        return Judged.care(
                subject.table(),
                List.of(),
                "all rows are checked at once, and nobody can read or write the table meanwhile; no safe way is known",
                "Do it when nobody needs the table.");
    }

    static Judged loosen(Subject subject) {
        return Judged.expand(subject.table(), columns(subject));
    }

    static Judged removeUnique(Subject subject) {
        return Judged.care(
                subject.table(),
                subject.columnsAt(1).orElse(List.of()),
                "running code may need it for each upsert",
                "Look that no unique_by uses it.");
    }
}
