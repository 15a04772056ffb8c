package dev.railsk.source;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * The type of a column, as it is written: in Rails' words in Ruby, such as {@code string}, in PostgreSQL's in SQL, such as
 * {@code character varying}.
 *
 * @param name without what is said of its size
 * @param limit the most characters or bytes; empty where it is not said
 * @param precision the digits; empty where it is not said
 * @param scale the digits behind the point; empty where it is not said
 * @param isArray whether there are many in a row
 */
public record ColumnType(String name, OptionalInt limit, OptionalInt precision, OptionalInt scale, boolean isArray) {

    /** @throws IllegalArgumentException when it has no name, or a size is below 0 */
    public ColumnType {
        requireNonNull(name, "name");
        requireNonNull(limit, "limit");
        requireNonNull(precision, "precision");
        requireNonNull(scale, "scale");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a type of a column must have a name");
        }
        if (limit.orElse(0) < 0 || precision.orElse(0) < 0 || scale.orElse(0) < 0) {
            throw new IllegalArgumentException("no type has a size below 0");
        }
    }

    /** A type of which nothing more is said. */
    public static ColumnType of(String name) {
        return new ColumnType(name, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), false);
    }

    /** The same with so many characters or bytes at most. */
    public ColumnType limit(int most) {
        return new ColumnType(name, OptionalInt.of(most), precision, scale, isArray);
    }

    /** The same with so many digits. */
    public ColumnType precision(int digits) {
        return new ColumnType(name, limit, OptionalInt.of(digits), scale, isArray);
    }

    /** The same with so many digits behind the point. */
    public ColumnType scale(int digits) {
        return new ColumnType(name, limit, precision, OptionalInt.of(digits), isArray);
    }

    /** Such as {@code string(50)} and {@code decimal(10, 2)[]}. */
    public String describe() {
        StringBuilder sizes = new StringBuilder();
        for (OptionalInt size : new OptionalInt[] {limit, precision, scale}) {
            if (size.isPresent()) {
                sizes.append(sizes.isEmpty() ? "(" : ", ").append(size.getAsInt());
            }
        }
        return name + sizes + (sizes.isEmpty() ? "" : ")") + (isArray ? "[]" : "");
    }
}
