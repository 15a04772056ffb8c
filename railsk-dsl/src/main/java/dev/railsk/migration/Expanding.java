package dev.railsk.migration;

/**
 * A plan that brings a column, and may bring it before the code.
 *
 * @param <P> the plan's own type
 */
public sealed interface Expanding<P> permits AddColumn, RenameColumn, ChangeColumnType {

    /** The same, in this order. Default: {@link ColumnOrder#CODE_FIRST}. */
    P order(ColumnOrder order);

    /**
     * The same, with the column before the code, in one release: for deploys that migrate before the rollout. A release before that has
     * each model list its columns in every SELECT, as a new column would otherwise break prepared statements inside transactions.
     */
    default P expandFirst() {
        return order(ColumnOrder.COLUMN_FIRST);
    }

    /** The same as {@link #expandFirst}, where {@code enumerate_columns_in_select_statements} is set in all running code already. */
    default P expandFirstAsColumnsAreListed() {
        return order(ColumnOrder.COLUMN_FIRST_AND_LISTED);
    }
}
