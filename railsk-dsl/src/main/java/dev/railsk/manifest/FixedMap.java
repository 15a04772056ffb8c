package dev.railsk.manifest;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A map of a {@link Tree}: it never changes, so trees may share it. A small one is searched from its beginning, which takes less room
 * and no more time than a hash table.
 */
final class FixedMap extends AbstractMap<String, @Nullable Object> {

    private static final int MOST_SEARCHED = 20;

    private final String[] keys;
    private final @Nullable Object[] values;
    private final @Nullable Map<String, Integer> places;
    private final int levels;

    /** A map of these, whose values are as in trees; the arrays are kept. */
    FixedMap(String[] keys, @Nullable Object[] values) {
        this.keys = keys;
        this.values = values;
        this.places = keys.length > MOST_SEARCHED ? places(keys) : null;
        this.levels = FixedList.levelsOf(values);
    }

    private static Map<String, Integer> places(String[] keys) {
        Map<String, Integer> places = new HashMap<>(keys.length * 2);
        for (int place = 0; place < keys.length; place++) {
            places.put(keys[place], place);
        }
        return places;
    }

    /** How many levels of values are below it; none when it is empty. */
    int levels() {
        return levels;
    }

    private int place(@Nullable Object key) {
        if (places != null) {
            return places.getOrDefault(key, -1);
        }
        for (int place = 0; place < keys.length; place++) {
            if (keys[place].equals(key)) {
                return place;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return place(key) >= 0;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        int place = place(key);
        return place < 0 ? null : values[place];
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super @Nullable Object> action) {
        for (int place = 0; place < keys.length; place++) {
            action.accept(keys[place], values[place]);
        }
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {

        @Override
        public int size() {
            return keys.length;
        }

        @Override
        public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
            return new Walk();
        }
    }

    private final class Walk implements Iterator<Map.Entry<String, @Nullable Object>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < keys.length;
        }

        @Override
        public Map.Entry<String, @Nullable Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int place = next++;
            return new SimpleImmutableEntry<>(keys[place], values[place]);
        }
    }
}
