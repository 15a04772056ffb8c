package dev.railsk.charts;

import dev.railsk.pod.LabelScope;
import java.util.EnumSet;

/** What labels reach. */
final class Labels {

    /** All but selectors, which cannot change: for what changes with every version. */
    static final LabelScope[] BUT_IDENTITY =
            EnumSet.complementOf(EnumSet.of(LabelScope.IDENTITY)).toArray(new LabelScope[0]);

    /** All but tasks, whose pods a selector must not find. */
    static final LabelScope[] BUT_TASKS =
            EnumSet.complementOf(EnumSet.of(LabelScope.TASKS)).toArray(new LabelScope[0]);

    private Labels() {}
}
