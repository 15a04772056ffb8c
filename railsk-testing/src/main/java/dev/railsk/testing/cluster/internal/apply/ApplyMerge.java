package dev.railsk.testing.cluster.internal.apply;

import dev.railsk.testing.cluster.internal.schema.FieldType;
import dev.railsk.testing.cluster.internal.schema.FieldType.Scalar;
import dev.railsk.testing.cluster.internal.schema.FieldType.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays an applied object over the live one. Nothing is removed here: see {@link Pruning}. */
final class ApplyMerge {

    private ApplyMerge() {}

    static Object merge(@Nullable Object live, @Nullable Object applied, FieldType type) {
        if (applied == null) {
            return java.util.Objects.requireNonNull(live, "one of both is there");
        }
        if (live == null || type instanceof Scalar || type.isAtomic()) {
            return applied;
        }
        if (type instanceof Sequence list && applied instanceof List<?> items && live instanceof List<?> old) {
            return new ListMerge(list, old, items).merge();
        }
        return mergeMap(live, applied, type);
    }

    private static Object mergeMap(Object live, Object applied, FieldType type) {
        Map<String, Object> left = PlainValue.asMap(live);
        Map<String, Object> right = PlainValue.asMap(applied);
        if (left == null || right == null) {
            return applied;
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        left.forEach((key, item) -> {
            FieldType field = OwnedFields.fieldType(type, key);
            boolean isNulled = right.containsKey(key) && right.get(key) == null && field.isAtomic();
            result.put(key, isNulled ? nothing(type, field) : merge(item, right.get(key), field));
        });
        right.forEach((key, item) -> {
            if (!left.containsKey(key)) {
                result.put(key, added(item, type, OwnedFields.fieldType(type, key)));
            }
        });
        return result;
    }

    private static @Nullable Object added(@Nullable Object item, FieldType map, FieldType field) {
        if (item == null) {
            return nothing(map, field);
        }
        return item instanceof Map && !field.isAtomic() ? mergeMap(Map.of(), item, field) : item;
    }

    /** What the server stores for a null: a map of texts keeps its key with an empty one, all else is not there. */
    private static @Nullable Object nothing(FieldType map, FieldType field) {
        return map instanceof FieldType.Mapping && field == Scalar.STRING ? "" : null;
    }

    /** Merges two lists whose items have identities, in the server's order. */
    private static final class ListMerge {

        private final Sequence type;
        private final List<String> leftKeys = new ArrayList<>();
        private final List<String> rightKeys = new ArrayList<>();
        private final Map<String, Object> left = new LinkedHashMap<>();
        private final Map<String, Object> right = new LinkedHashMap<>();
        private final Deque<String> shared = new ArrayDeque<>();
        private final Set<String> done = new HashSet<>();
        private final List<Object> result = new ArrayList<>();

        ListMerge(Sequence type, List<?> live, List<?> applied) {
            this.type = type;
            index(live, leftKeys, left);
            index(applied, rightKeys, right);
            rightKeys.stream().filter(left::containsKey).forEach(shared::add);
        }

        private void index(List<?> items, List<String> keys, Map<String, Object> byKey) {
            for (Object item : items) {
                String key = PathElement.item(type, item);
                keys.add(key);
                byKey.put(key, item);
            }
        }

        List<Object> merge() {
            int l = 0;
            int r = 0;
            while (l < leftKeys.size() || r < rightKeys.size()) {
                String leftKey = l < leftKeys.size() ? leftKeys.get(l) : "";
                String rightKey = r < rightKeys.size() ? rightKeys.get(r) : "";
                if (!leftKey.isEmpty() && leftKey.equals(rightKey)) {
                    take(rightKey);
                    l++;
                    r++;
                } else if (isSharedOutOfTurn(leftKey, rightKey)) {
                    l++;
                } else if (!leftKey.isEmpty() && !right.containsKey(leftKey)) {
                    result.add(java.util.Objects.requireNonNull(left.get(leftKey)));
                    l++;
                } else {
                    l += done.contains(leftKey) ? 1 : 0;
                    r += rightKey.isEmpty() ? 0 : 1;
                    take(rightKey);
                }
            }
            return result;
        }

        private boolean isSharedOutOfTurn(String leftKey, String rightKey) {
            return !leftKey.isEmpty()
                    && !rightKey.isEmpty()
                    && right.containsKey(leftKey)
                    && !shared.isEmpty()
                    && !leftKey.equals(shared.peek());
        }

        private void take(String key) {
            if (!key.isEmpty() && done.add(key)) {
                result.add(ApplyMerge.merge(left.get(key), right.get(key), type.element()));
                shared.remove(key);
            }
        }
    }
}
