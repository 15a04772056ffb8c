package dev.railsk.manifest.internal;

import dev.railsk.manifest.Difference;
import dev.railsk.manifest.Difference.Change;
import dev.railsk.manifest.ManifestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two objects, value by value. */
public final class TreeComparison {

    private final ManifestId id;
    private final ValueText text;
    private final List<Difference> differences = new ArrayList<>();

    private TreeComparison(ManifestId id) {
        this.id = id;
        this.text = new ValueText(id);
    }

    /** The differences of two plain values that both describe the object of this id. */
    public static List<Difference> compare(ManifestId id, @Nullable Object wanted, @Nullable Object found) {
        TreeComparison comparison = new TreeComparison(id);
        comparison.values(FieldPath.ROOT, wanted, found);
        return comparison.differences;
    }

    private void values(FieldPath path, @Nullable Object wanted, @Nullable Object found) {
        if (wanted instanceof Map<?, ?> wantedMap && found instanceof Map<?, ?> foundMap) {
            maps(path, wantedMap, foundMap);
        } else if (wanted instanceof List<?> wantedList && found instanceof List<?> foundList) {
            lists(path, wantedList, foundList);
        } else if (!Objects.equals(wanted, found) && !isSameQuantity(path, wanted, found)) {
            add(path, Change.CHANGED, text.show(path, wanted), text.show(path, found));
        }
    }

    private static boolean isSameQuantity(FieldPath path, @Nullable Object wanted, @Nullable Object found) {
        return QuantityFields.isQuantity(path) && QuantityFields.isEqual(wanted, found);
    }

    private void maps(FieldPath path, Map<?, ?> wanted, Map<?, ?> found) {
        for (Map.Entry<?, ?> entry : wanted.entrySet()) {
            FieldPath field = path.field((String) entry.getKey());
            if (found.containsKey(entry.getKey())) {
                values(field, entry.getValue(), found.get(entry.getKey()));
            } else {
                missing(field, entry.getValue());
            }
        }
        for (Map.Entry<?, ?> entry : found.entrySet()) {
            if (!wanted.containsKey(entry.getKey())) {
                added(path.field((String) entry.getKey()), entry.getValue());
            }
        }
    }

    private void lists(FieldPath path, List<?> wanted, List<?> found) {
        ListKeys.Pair keys = ListKeys.match(path.name(), wanted, found);
        if (keys == null) {
            listsByIndex(path, wanted, found);
            return;
        }
        keys.wanted().forEach((key, index) -> {
            Integer other = keys.found().get(key);
            FieldPath item = path.item(index, key);
            if (other == null) {
                missing(item, wanted.get(index));
            } else {
                values(item, wanted.get(index), found.get(other));
            }
        });
        keys.found().forEach((key, index) -> {
            if (!keys.wanted().containsKey(key)) {
                added(path.item(index, key), found.get(index));
            }
        });
        if (ListKeys.isOrdered(path.name())) {
            order(path, keys);
        }
    }

    /** The order of what both lists have. */
    private void order(FieldPath path, ListKeys.Pair keys) {
        List<String> wanted = new ArrayList<>(keys.wanted().keySet());
        List<String> found = new ArrayList<>(keys.found().keySet());
        wanted.retainAll(keys.found().keySet());
        found.retainAll(keys.wanted().keySet());
        if (!wanted.equals(found)) {
            add(path, Change.REORDERED, "order " + String.join(", ", wanted), "order " + String.join(", ", found));
        }
    }

    private void listsByIndex(FieldPath path, List<?> wanted, List<?> found) {
        int common = Math.min(wanted.size(), found.size());
        for (int index = 0; index < common; index++) {
            values(path.item(index), wanted.get(index), found.get(index));
        }
        for (int index = common; index < wanted.size(); index++) {
            missing(path.item(index), wanted.get(index));
        }
        for (int index = common; index < found.size(); index++) {
            added(path.item(index), found.get(index));
        }
    }

    private void missing(FieldPath path, @Nullable Object wanted) {
        add(path, Change.MISSING, text.show(path, wanted), ValueText.NOT_SET);
    }

    private void added(FieldPath path, @Nullable Object found) {
        add(path, Change.ADDED, ValueText.NOT_SET, text.show(path, found));
    }

    private void add(FieldPath path, Change change, String wanted, String found) {
        differences.add(new Difference(id, path.readable(), path.pointer(), change, wanted, found));
    }
}
