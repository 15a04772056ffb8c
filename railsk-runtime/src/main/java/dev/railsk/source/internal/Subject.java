package dev.railsk.source.internal;

import dev.railsk.source.internal.Node.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call that changes the database, and what is known when it is made.
 *
 * @param isInTransaction whether all of the migration is one transaction
 * @param addsConstraint whether the same migration adds a constraint before
 */
record Subject(Call call, boolean isInTransaction, boolean addsConstraint) {

    Arguments arguments() {
        return call.arguments().withoutBraces();
    }

    /** The table, which comes first; empty where it shows only when it runs. */
    String table() {
        return arguments().textAt(0).orElse("");
    }

    /** The columns that are handed in at this place, as a name or a list of names; empty where they show only when it runs. */
    Optional<List<String>> columnsAt(int index) {
        return arguments().at(index).flatMap(Value::asTexts);
    }

    /** All columns from this place on. */
    Optional<List<String>> columnsFrom(int index) {
        List<String> columns = new ArrayList<>();
        for (int i = index; i < arguments().positional().size(); i++) {
            Optional<List<String>> each = columnsAt(i);
            if (each.isEmpty()) {
                return Optional.empty();
            }
            columns.addAll(each.get());
        }
        return columns.isEmpty() ? Optional.empty() : Optional.of(columns);
    }

    boolean isOn(String option) {
        return arguments().isOption(option, "true");
    }

    boolean isOff(String option) {
        return arguments().isOption(option, "false");
    }

    boolean has(String option) {
        return arguments().option(option).isPresent();
    }

    Optional<String> text(String option) {
        return arguments().option(option).flatMap(Value::asText);
    }

    boolean isConcurrent() {
        return text("algorithm").filter("concurrently"::equals).isPresent();
    }
}
