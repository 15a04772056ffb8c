package dev.railsk.manifest;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A list of a {@link Tree}: it never changes, so trees may share it. */
final class FixedList extends AbstractList<@Nullable Object> implements RandomAccess {

    private final @Nullable Object[] items;
    private final int levels;

    /** A list of these, which are as in trees; the array is kept. */
    FixedList(@Nullable Object[] items) {
        this.items = items;
        this.levels = levelsOf(items);
    }

    /** How many levels these values make together with what is below them. */
    static int levelsOf(@Nullable Object[] values) {
        int most = 0;
        for (Object value : values) {
            most = Math.max(most, 1 + levelsBelow(value));
        }
        return most;
    }

    /** How many levels of values are below a value of a tree. */
    static int levelsBelow(@Nullable Object value) {
        if (value instanceof FixedMap map) {
            return map.levels();
        }
        return value instanceof FixedList list ? list.levels : 0;
    }

    @Override
    public int size() {
        return items.length;
    }

    @Override
    public @Nullable Object get(int index) {
        return items[index];
    }
}
