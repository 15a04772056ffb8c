package dev.railsk.source.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges what is done to tables, and to what else has a name of its own. */
final class TableChecks {

    private static final String NO_CODE = "Drop it when no older code is running that uses it.";

    private TableChecks() {}

    static Judged create(Subject subject) {
        boolean isForced = subject.has("force") && !subject.isOff("force");
        return isForced
                ? Judged.contract(
                        subject.table(),
                        List.of(),
                        "force drops a table of this name with all its rows",
                        "Leave force out; drop the old table by itself if that is meant.")
                : Judged.expand(subject.table(), List.of());
    }

    /** The table that joins two, by the name that Rails gives it. */
    static Optional<String> joined(Subject subject) {
        if (subject.has("table_name")) {
            return subject.text("table_name");
        }
        Optional<String> one = subject.arguments().textAt(0);
        Optional<String> other = subject.arguments().textAt(1);
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        boolean isFirst = one.get().compareTo(other.get()) <= 0;
        String both = isFirst ? one.get() + "\0" + other.get() : other.get() + "\0" + one.get();
        // Rails says a shared beginning once.
        return Optional.of(withoutTwice(both).replace('\0', '_'));
    }

    private static String withoutTwice(String both) {
        int middle = both.indexOf('\0');
        String first = both.substring(0, middle);
        String second = both.substring(middle + 1);
        for (int end = Math.min(first.length(), second.length()); end > 0; end--) {
            char last = first.charAt(end - 1);
            boolean isBeginning = (last == '.' || last == '_') && second.startsWith(first.substring(0, end));
            if (isBeginning) {
                return first + "\0" + second.substring(end);
            }
        }
        return both;
    }

    static Judged createJoined(Subject subject) {
        Judged created = create(subject);
        return joined(subject)
                .map(table -> new Judged(table, List.of(), created.effect()))
                .orElseGet(() -> ColumnChecks.unknown(subject));
    }

    static Judged dropJoined(Subject subject) {
        return joined(subject).map(TableChecks::dropped).orElseGet(() -> ColumnChecks.unknown(subject));
    }

    static List<Judged> drop(Subject subject) {
        List<Judged> all = new ArrayList<>();
        for (Value value : subject.arguments().positional()) {
            all.add(value.asText().map(TableChecks::dropped).orElseGet(() -> ColumnChecks.unknown(subject)));
        }
        return all.isEmpty() ? List.of(ColumnChecks.unknown(subject)) : all;
    }

    private static Judged dropped(String table) {
        return Judged.contract(table, List.of(), "running code that uses the table fails", NO_CODE);
    }

    static Judged rename(Subject subject) {
        return Judged.contract(
                subject.table(),
                List.of(),
                "running code knows the table by its old name",
                "Make a new table, write both, copy what is there, read the new one, and drop the old one when no code uses it.");
    }

    static Judged renameNamed(Subject subject) {
        return Judged.contract(
                subject.table(),
                List.of(),
                "running code knows it by its old name",
                "Add the new one, have the code use it, and drop the old one when no code does.");
    }

    static Judged renameValue(Subject subject) {
        return Judged.contract(
                subject.table(),
                List.of(),
                "running code knows the value by its old name",
                "Add the new value, deploy code that reads both and writes the new one, and copy what is there.");
    }

    static Judged dropNamed(Subject subject) {
        return Judged.contract(subject.table(), List.of(), "running code that uses it fails", NO_CODE);
    }

    static Judged add(Subject subject) {
        return Judged.expand(subject.table(), List.of());
    }

    static Judged comment(Subject subject) {
        return Judged.safe(subject.table(), List.of());
    }

    static Judged change(Subject subject) {
        return Judged.unsure(
                subject.table(),
                List.of(),
                "what happens in a change_table is read as far as it is written in it, but not sure to be all",
                "Write each change as a call of its own, such as add_column.");
    }
}
