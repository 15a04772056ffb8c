package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.manifest.Tree;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A changeable version of a {@link Tree}'s maps and lists that copies only what is looked at: an edit of a status must not copy the
 * pod template beside it. What was not changed is, after {@link #fixed}, the very value that it was.
 */
final class Draft {

    private Draft() {}

    /** A draft of a value of a tree; whole numbers are ints where they fit, and nulls in maps are left out. */
    static Object of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return ofMap(map);
        }
        if (value instanceof List<?> list) {
            return new Items(list);
        }
        return value instanceof Long number && number == number.intValue() ? (Object) number.intValue() : value;
    }

    static Map<String, Object> ofMap(Map<?, ?> map) {
        return new Fields(map);
    }

    /** The plain value that a draft has become, with the unchanged parts of what it was made from. */
    static @Nullable Object fixed(@Nullable Object value) {
        if (value instanceof Fields fields) {
            return fields.fixed();
        }
        if (value instanceof Items items) {
            return items.fixed();
        }
        if (value instanceof Map<?, ?> map) {
            return fixedMap(map);
        }
        return value instanceof List<?> list ? fixedList(list) : value;
    }

    private static Map<String, @Nullable Object> fixedMap(Map<?, ?> map) {
        Map<String, @Nullable Object> fixed = new LinkedHashMap<>(map.size() * 2);
        map.forEach((key, item) -> fixed.put((String) key, fixed(item)));
        return Tree.of(fixed).map();
    }

    private static Object fixedList(List<?> list) {
        List<@Nullable Object> fixed = new ArrayList<>(list.size());
        list.forEach(item -> fixed.add(fixed(item)));
        return Objects.requireNonNull(Tree.of(fixed).value());
    }

    /** A map; it is copied, one level deep, when it is first looked into. */
    private static final class Fields extends AbstractMap<String, Object> {

        private final Map<?, ?> source;
        private @Nullable Map<String, Object> copy;

        Fields(Map<?, ?> source) {
            this.source = source;
        }

        private Map<String, Object> copy() {
            if (copy == null) {
                Map<String, Object> made = new LinkedHashMap<>(source.size() * 2);
                source.forEach((key, item) -> {
                    if (item != null) {
                        made.put((String) key, of(item));
                    }
                });
                copy = made;
            }
            return copy;
        }

        Object fixed() {
            if (copy == null) {
                return source;
            }
            Map<String, @Nullable Object> fixed = fixedMap(copy);
            return fixed.equals(source) ? source : fixed;
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            return copy().get(key);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return copy().containsKey(key);
        }

        @Override
        public @Nullable Object put(String key, Object item) {
            return copy().put(key, item);
        }

        @Override
        public @Nullable Object remove(@Nullable Object key) {
            return copy().remove(key);
        }

        @Override
        public int size() {
            return copy().size();
        }

        @Override
        public Set<Map.Entry<String, Object>> entrySet() {
            return copy().entrySet();
        }

        @Override
        public void forEach(BiConsumer<? super String, ? super Object> action) {
            copy().forEach(action);
        }
    }

    /** A list; it is copied, one level deep, when it is first looked into. */
    private static final class Items extends AbstractList<Object> {

        private final List<?> source;
        private @Nullable List<Object> copy;

        Items(List<?> source) {
            this.source = source;
        }

        private List<Object> copy() {
            if (copy == null) {
                List<Object> made = new ArrayList<>(source.size());
                source.forEach(item -> made.add(of(item)));
                copy = made;
            }
            return copy;
        }

        Object fixed() {
            if (copy == null) {
                return source;
            }
            Object fixed = fixedList(copy);
            return fixed.equals(source) ? source : fixed;
        }

        @Override
        public Object get(int index) {
            return copy().get(index);
        }

        @Override
        public Object set(int index, Object item) {
            return copy().set(index, item);
        }

        @Override
        public void add(int index, Object item) {
            copy().add(index, item);
        }

        @Override
        public Object remove(int index) {
            return copy().remove(index);
        }

        @Override
        public int size() {
            return copy().size();
        }
    }
}
