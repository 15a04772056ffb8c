package dev.railsk.source;

import static java.util.Objects.requireNonNull;

/**
 * A column as a schema file has it.
 *
 * @param isRequired whether it is said that it must not be null
 * @param isIndexed whether an index may be about it
 * @param isChecked whether a check may be about it
 */
public record SchemaColumn(String name, ColumnType type, boolean isRequired, boolean isIndexed, boolean isChecked) {

    /** @throws IllegalArgumentException when it has no name */
    public SchemaColumn {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a column must have a name");
        }
    }

    /** Such as {@code email string(50)}. */
    public String describe() {
        return name + " " + type.describe();
    }
}
