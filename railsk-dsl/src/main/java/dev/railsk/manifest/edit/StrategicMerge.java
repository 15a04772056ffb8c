package dev.railsk.manifest.edit;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.manifest.internal.FieldPath;
import dev.railsk.manifest.internal.ListKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Merges a partial object into a whole one, as Kubernetes' strategic merge does. */
final class StrategicMerge {

    static final String DIRECTIVE = "$patch";

    /** The groups whose kinds Kubernetes brings itself; it merges others as plain JSON. */
    private static final Set<String> BUILT_IN = Set.of(
            "",
            "admissionregistration.k8s.io",
            "apiregistration.k8s.io",
            "apps",
            "autoscaling",
            "batch",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "flowcontrol.apiserver.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");

    private final Manifest manifest;
    private final boolean mergesLists;

    private StrategicMerge(Manifest manifest) {
        this.manifest = manifest;
        mergesLists = BUILT_IN.contains(manifest.id().group());
    }

    static Tree apply(Tree patch, Manifest manifest, Tree before, String pointer) {
        FieldPath path = FieldPath.ROOT;
        for (String step : JsonPointer.steps(pointer)) {
            path = path.field(step);
        }
        StrategicMerge merge = new StrategicMerge(manifest);
        if (patch.at(DIRECTIVE).isPresent()) {
            throw merge.mistake(
                    path,
                    DIRECTIVE + " must stand in a field or an item, but stands at the patch's root",
                    "Put it where it belongs; an object as a whole is left out of the definition instead.");
        }
        return Tree.of(merge.map(before.map(), patch.map(), path));
    }

    private Map<String, @Nullable Object> map(Map<?, ?> base, Map<?, ?> patch, FieldPath path) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        base.forEach((key, value) -> result.put((String) key, value));
        for (Map.Entry<?, ?> entry : patch.entrySet()) {
            String key = (String) entry.getKey();
            if (key.equals(DIRECTIVE)) {
                continue;
            }
            FieldPath field = path.field(key);
            if (key.startsWith("$")) {
                throw mistake(
                        field, "the directive " + key + " is not supported", "Use $patch: delete or $patch: replace.");
            }
            Object value = entry.getValue();
            if (value == null || isDeletion(value)) {
                remove(result, key, path);
            } else {
                result.put(key, merged(result.get(key), value, field));
            }
        }
        return result;
    }

    private void remove(Map<String, @Nullable Object> from, String key, FieldPath path) {
        if (!from.containsKey(key)) {
            throw mistake(path, "there is no field " + key + " to delete", Editing.contents(from));
        }
        from.remove(key);
    }

    private @Nullable Object merged(@Nullable Object base, Object patch, FieldPath path) {
        if (patch instanceof Map<?, ?> changes) {
            return base instanceof Map<?, ?> start && !isReplacement(changes, path)
                    ? map(start, changes, path)
                    : map(Map.of(), changes, path);
        }
        if (!(patch instanceof List<?> list)) {
            return patch;
        }
        List<?> found = base instanceof List<?> items ? items : List.of();
        List<Object> items = new ArrayList<>();
        boolean replaces = false;
        for (Object item : list) {
            if (item instanceof Map<?, ?> map && map.size() == 1 && isReplacement(map, path)) {
                replaces = true;
            } else {
                items.add(item);
            }
        }
        if (path.name().equals("finalizers") && mergesLists) {
            return new ListMerge(this, path).values(replaces ? List.of() : found, items);
        }
        if (!isMerged(path)) {
            items.forEach(item -> refuseDirectives(item, path));
            return items;
        }
        if (items.isEmpty() && !replaces && !found.isEmpty()) {
            throw mistake(
                    path,
                    "an empty list merges nothing into the " + found.size() + " items that are there",
                    "Delete the field with null, or items with $patch: delete.");
        }
        return new ListMerge(this, path).items(replaces ? List.of() : found, items);
    }

    private boolean isMerged(FieldPath path) {
        boolean ofAccount =
                path.name().equals("imagePullSecrets") && path.above(1).isEmpty();
        return mergesLists
                && !ofAccount
                && !ListKeys.mergedBy(path.name(), Map.of()).isEmpty();
    }

    /** A merged item; the base is empty for a new one. */
    Map<String, @Nullable Object> item(Map<?, ?> base, Map<?, ?> patch, FieldPath path) {
        return map(isReplacement(patch, path) ? Map.of() : base, patch, path);
    }

    static boolean isDeletion(@Nullable Object value) {
        return value instanceof Map<?, ?> map && "delete".equals(map.get(DIRECTIVE));
    }

    private boolean isReplacement(Map<?, ?> patch, FieldPath path) {
        Object directive = patch.get(DIRECTIVE);
        if (directive == null && !patch.containsKey(DIRECTIVE)) {
            return false;
        }
        if (!"replace".equals(directive) && !"merge".equals(directive) && !"delete".equals(directive)) {
            throw mistake(path, DIRECTIVE + " must be delete, replace or merge", "Correct it.");
        }
        return "replace".equals(directive);
    }

    private void refuseDirectives(@Nullable Object value, FieldPath path) {
        if (value instanceof List<?> list) {
            list.forEach(item -> refuseDirectives(item, path));
        } else if (value instanceof Map<?, ?> map) {
            if (map.containsKey(DIRECTIVE)) {
                throw mistake(
                        path,
                        "a patch replaces this list as a whole, so nothing in it takes " + DIRECTIVE,
                        "Write the whole list, or use a JSON patch.");
            }
            map.values().forEach(item -> refuseDirectives(item, path));
        }
    }

    ManifestException mistake(FieldPath path, String fact, String nextStep) {
        String place = path.parent() == null ? manifest.toString() : manifest + " " + path.readable();
        return new ManifestException(fact, place, nextStep);
    }
}
