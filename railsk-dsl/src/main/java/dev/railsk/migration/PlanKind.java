package dev.railsk.migration;

import java.util.Locale;

/** What a plan changes. */
public enum PlanKind {
    /** A column comes. */
    ADD_COLUMN,
    /** A column goes. */
    REMOVE_COLUMN,
    /** A column gets another name. */
    RENAME_COLUMN,
    /** A column gets another type. */
    CHANGE_COLUMN_TYPE,
    /** An index comes. */
    ADD_INDEX,
    /** A foreign key comes. */
    ADD_FOREIGN_KEY,
    /** A check constraint comes. */
    ADD_CHECK,
    /** A column takes no null any more. */
    SET_NOT_NULL,
    /** Rows change. */
    BACKFILL,
    /** A table goes. */
    DROP_TABLE,
    /** A table gets another name. */
    RENAME_TABLE,
    /** A type of PostgreSQL's enums gets another value. */
    ADD_ENUM_VALUE,
    /** Steps that somebody wrote. */
    CUSTOM;

    /** As texts and documents call it, such as {@code add-column}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
