package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import java.util.Optional;

/**
 * From a column to a new one, which takes its place.
 *
 * @param from the column that there is
 * @param to the new column
 * @param type the new one's type, as a migration writes it
 * @param using how SQL makes the new value of the old; empty for the value as it is, or a cast to the type
 * @param isNull whether the old one may be null, and so the new one
 */
public record Move(String from, String to, String type, Optional<String> using, boolean isNull) {
    public Move {
        Identifier.column(from);
        Identifier.column(to);
        ColumnType.check(requireNonNull(type, "type"));
        if (from.equals("id")) {
            throw new InvalidValueException(
                    "the column \"id\" must not be moved: Active Record finds every row by it",
                    "Copy the rows to a new table, with MigrationPlan.custom(..).");
        }
        if (from.equals(to)) {
            throw new InvalidValueException(
                    "the new column must have another name than the old one, but both were \"" + from + "\"",
                    "Both are there for a while: name the new one like \"" + from + "_new\".");
        }
        if (using.isPresent()) {
            Sql.check("the new column's value", using.get());
        }
    }

    Move type(String other) {
        return new Move(from, to, other, using, isNull);
    }

    Move using(String sql) {
        return new Move(from, to, type, Optional.of(sql), isNull);
    }

    Move notNull() {
        return new Move(from, to, type, using, false);
    }
}
