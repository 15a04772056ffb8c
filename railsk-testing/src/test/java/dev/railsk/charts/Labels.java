package dev.railsk.charts;

import dev.railsk.pod.LabelScope;
import java.util.EnumSet;

/** What labels reach that change with every version. */
final class Labels {

    /** All but selectors, which cannot change. */
    static final LabelScope[] BUT_IDENTITY =
            EnumSet.complementOf(EnumSet.of(LabelScope.IDENTITY)).toArray(new LabelScope[0]);

    private Labels() {}
}
