package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A plan that changes rows, a batch at a time.
 *
 * @param <P> the plan's own type
 */
public sealed interface Batched<P> permits RenameColumn, ChangeColumnType, SetNotNull, Backfill {

    /** How rows are changed. */
    Batches batches();

    /** The same, with rows changed like this. */
    P batches(Batches changed);

    /** The same, with so many rows at a time. Default: 1000. */
    default P batchSize(int rows) {
        return batches(batches().size(rows));
    }

    /** The same, with this time after each batch. Default: 100 milliseconds. */
    default P pause(Duration time) {
        return batches(batches().pause(requireNonNull(time, "time")));
    }

    /**
     * The same, by a task of the gem maintenance_tasks, such as {@code Maintenance::BackfillNicknameTask}. A Rake task runs it to its end,
     * as the gem's own command only puts it into a queue, and ends well whatever comes of that. Default: a Rake task alone.
     *
     * @see <a href="https://github.com/Shopify/maintenance_tasks">maintenance_tasks</a>
     */
    default P maintenanceTask(String className) {
        return batches(batches().maintenanceTask(requireNonNull(className, "className")));
    }
}
