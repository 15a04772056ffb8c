package dev.railsk.migration;

import java.time.Duration;

/**
 * A plan that drops something, and may wait for more than that older code is gone.
 *
 * @param <P> the plan's own type
 */
public sealed interface Cautious<P> permits RemoveColumn, RenameColumn, ChangeColumnType, DropTable {

    /** What is waited for. */
    Caution caution();

    /** The same, with this waited for. */
    P caution(Caution changed);

    /** The same, with this time between the release that does without and the one that drops. Default: none. */
    default P soak(Duration time) {
        return caution(caution().soak(time));
    }

    /** The same, with somebody's approval before the release that drops. Default: none is asked for. */
    default P approval() {
        return caution(caution().approved());
    }
}
