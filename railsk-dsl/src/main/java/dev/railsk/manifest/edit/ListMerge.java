package dev.railsk.manifest.edit;

import dev.railsk.manifest.internal.FieldPath;
import dev.railsk.manifest.internal.ListKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Merges a list into another, item by item, in the order that {@code kubectl patch} gives them. */
final class ListMerge {

    private final StrategicMerge merge;
    private final FieldPath path;

    ListMerge(StrategicMerge merge, FieldPath path) {
        this.merge = merge;
        this.path = path;
    }

    /**
     * One item of the result.
     *
     * @param base its index in the base; -1 when it is not there
     * @param patch its index in the patch; -1 when it is not there
     */
    private record Entry(@Nullable Object value, int base, int patch) {}

    /** Merge lists of single values. */
    List<@Nullable Object> values(List<?> base, List<?> patch) {
        List<Entry> entries = new ArrayList<>();
        for (int at = 0; at < base.size(); at++) {
            entries.add(new Entry(base.get(at), at, patch.indexOf(base.get(at))));
        }
        for (int at = 0; at < patch.size(); at++) {
            if (!base.contains(patch.get(at))) {
                entries.add(new Entry(patch.get(at), -1, at));
            }
        }
        return ordered(entries);
    }

    /** Merge lists of maps that have a key. */
    List<@Nullable Object> items(List<?> base, List<?> patch) {
        List<Entry> entries = new ArrayList<>();
        for (int at = 0; at < base.size(); at++) {
            entries.add(new Entry(base.get(at), at, -1));
        }
        for (int at = 0; at < patch.size(); at++) {
            merge(entries, at, patch.get(at));
        }
        return ordered(entries);
    }

    private void merge(List<Entry> entries, int at, @Nullable Object item) {
        List<String> fields = ListKeys.mergedBy(path.name(), item instanceof Map<?, ?> map ? map : Map.of());
        String field = fields.get(0);
        if (!(item instanceof Map<?, ?> change) || change.get(field) == null) {
            throw merge.mistake(
                    path.item(at), "an item of a patch must have " + field + ", but has none", "Add " + field + ".");
        }
        FieldPath here = path.item(at, field + "=" + change.get(field));
        int found = find(entries, change, fields);
        if (StrategicMerge.isDeletion(change)) {
            if (found < 0) {
                throw merge.mistake(here, "there is no such item to delete", contents(entries, field));
            }
            entries.remove(found);
            return;
        }
        Entry old = found < 0 ? new Entry(Map.of(), -1, at) : entries.get(found);
        Map<?, ?> before = old.value() instanceof Map<?, ?> map ? map : Map.of();
        Entry merged = new Entry(merge.item(before, change, here), old.base(), at);
        if (found < 0) {
            entries.add(merged);
        } else {
            entries.set(found, merged);
        }
    }

    /** The item with this key; fields after the first count where the patch has them. */
    private static int find(List<Entry> entries, Map<?, ?> change, List<String> fields) {
        for (int at = 0; at < entries.size(); at++) {
            if (entries.get(at).value() instanceof Map<?, ?> candidate && isSame(candidate, change, fields)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isSame(Map<?, ?> candidate, Map<?, ?> change, List<String> fields) {
        for (int at = 0; at < fields.size(); at++) {
            String field = fields.get(at);
            boolean counts = at == 0 || change.containsKey(field);
            if (counts && !Objects.equals(ListKeys.valueOf(candidate, field), change.get(field))) {
                return false;
            }
        }
        return true;
    }

    private static String contents(List<Entry> entries, String field) {
        List<String> keys = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.value() instanceof Map<?, ?> map) {
                keys.add(String.valueOf(map.get(field)));
            }
        }
        return keys.isEmpty() ? "The list is empty." : "There are: " + String.join(", ", keys) + ".";
    }

    /** The patch's items in its order, and before each of them those of the base that stood before it. */
    private static List<@Nullable Object> ordered(List<Entry> entries) {
        List<Entry> patched = new ArrayList<>();
        List<Entry> others = new ArrayList<>();
        for (Entry entry : entries) {
            (entry.patch() < 0 ? others : patched).add(entry);
        }
        patched.sort((one, other) -> Integer.compare(one.patch(), other.patch()));
        List<@Nullable Object> result = new ArrayList<>();
        int next = 0;
        for (Entry entry : patched) {
            while (next < others.size() && others.get(next).base() < entry.base()) {
                result.add(others.get(next++).value());
            }
            result.add(entry.value());
        }
        while (next < others.size()) {
            result.add(others.get(next++).value());
        }
        return result;
    }
}
