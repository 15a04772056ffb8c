package dev.railsk.testing.rails;

/**
 * A column of a table.
 *
 * @param type its type, as a migration writes it
 * @param isRequired whether every new row must give it a value
 */
record Column(String type, boolean isRequired) {

    static final Column TEXT = new Column("string", false);

    Column required(boolean required) {
        return new Column(type, required);
    }
}
