package dev.railsk.kustomize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order of patched lists. What a merge names stays at its place in {@code kubectl patch} and in railsk, and comes first in Kustomize,
 * in the order of the patch; all else is behind it, in its own order.
 */
final class PatchOrder {

    private PatchOrder() {}

    /** An object that railsk patched, with its lists in Kustomize's order. */
    static Map<String, Object> ofKustomize(Map<String, ?> edited, Map<String, ?> patch) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        edited.forEach((field, value) -> ordered.put(field, ordered(field, value, patch.get(field))));
        return ordered;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object ordered(String field, @Nullable Object edited, @Nullable Object patch) {
        if (edited instanceof Map<?, ?> map && patch instanceof Map<?, ?> change) {
            return ofKustomize((Map<String, ?>) map, (Map<String, ?>) change);
        } else if (edited instanceof List<?> list && patch instanceof List<?> change) {
            String key = PatchStep.key(field, list);
            return key == null ? list : items(list, change, key);
        }
        return edited;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> items(List<?> edited, List<?> patch, String key) {
        List<Object> first = new ArrayList<>();
        List<Object> rest = new ArrayList<>(edited);
        for (Object change : patch) {
            for (Object item : edited) {
                Object value = ((Map<?, ?>) item).get(key);
                if (Objects.equals(value, ((Map<?, ?>) change).get(key))) {
                    first.add(ofKustomize((Map<String, ?>) item, (Map<String, ?>) change));
                    rest.remove(item);
                }
            }
        }
        first.addAll(rest);
        return first;
    }
}
