package dev.railsk.migration;

/** What comes first where code and a new column come together. */
public enum ColumnOrder {
    /** The code, which ignores the column until it is there everywhere. */
    CODE_FIRST,
    /** The column, after a release whose models list their columns in each SELECT. */
    COLUMN_FIRST,
    /** The column, as the models list their columns already. */
    COLUMN_FIRST_AND_LISTED;

    /** Whether the column comes before the code that uses it is rolled out. */
    boolean isColumnFirst() {
        return this != CODE_FIRST;
    }
}
