package dev.railsk.manifest.edit;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies edits, and keeps what every edit owes: it changes something, and never which object it is. */
final class Editing {

    private static final List<List<String>> IDENTITY = List.of(
            List.of("apiVersion"), List.of("kind"), List.of("metadata", "namespace"), List.of("metadata", "name"));

    private Editing() {}

    static Manifest whole(Edit edit, Manifest manifest) {
        return finish(manifest, edited(edit, manifest, manifest.tree(), ""));
    }

    static Manifest pods(Edit edit, Manifest manifest) {
        if (manifest.kind().equals("Pod")) {
            return pod(edit, manifest);
        }
        List<String> keys = manifest.kind().equals("CronJob")
                ? List.of("spec", "jobTemplate", "spec", "template")
                : List.of("spec", "template");
        Tree template = manifest.tree().at(keys.toArray(new String[0]));
        if (template.map().isEmpty()) {
            throw new ManifestException(
                    "a " + manifest.kind() + " has no pod template to edit",
                    manifest.toString(),
                    "Edit the object as a whole, or the pods of a workload.");
        }
        Tree after = edited(edit, manifest, template, "/" + String.join("/", keys));
        return finish(manifest, Tree.of(put(manifest.tree().map(), keys, after.value())));
    }

    // A pod is what its template would be, beside what says that it is one.
    private static Manifest pod(Edit edit, Manifest manifest) {
        Map<String, @Nullable Object> template =
                new LinkedHashMap<>(manifest.tree().map());
        template.keySet().retainAll(List.of("metadata", "spec"));
        Map<String, @Nullable Object> pod = new LinkedHashMap<>(manifest.tree().map());
        pod.putAll(edited(edit, manifest, Tree.of(template), "").map());
        return finish(manifest, Tree.of(pod));
    }

    private static Tree edited(Edit edit, Manifest manifest, Tree before, String pointer) {
        if (edit instanceof Edit.Typed<?> typed) {
            return TypedChange.apply(typed, manifest, before, pointer);
        } else if (edit instanceof Edit.JsonPatch patch) {
            return JsonPatchRun.apply(patch.operations(), manifest, before, pointer);
        } else if (edit instanceof Edit.Merge merge) {
            return StrategicMerge.apply(merge.patch(), manifest, before, pointer);
        }
        throw new IllegalStateException("unknown edit " + edit.getClass());
    }

    private static Manifest finish(Manifest before, Tree after) {
        if (after.equals(before.tree())) {
            throw new ManifestException(
                    "the edit changes nothing: " + before + " is as it wants it already",
                    before.toString(),
                    "Leave the edit out, or look at what is rendered without it.");
        }
        for (List<String> field : IDENTITY) {
            String[] keys = field.toArray(new String[0]);
            String name = String.join(".", field);
            if (!after.at(keys).equals(before.tree().at(keys))) {
                throw new ManifestException(
                        "an edit must leave " + name + " as it is, because that says which object it is",
                        before + " " + name,
                        "Change it in the definition, or add an object of your own.");
            }
        }
        Manifest edited = Manifest.of(after);
        return before.origin().map(edited::definedAt).orElse(edited);
    }

    private static @Nullable Object put(Map<String, @Nullable Object> into, List<String> keys, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(into);
        String key = keys.get(0);
        List<String> rest = keys.subList(1, keys.size());
        copy.put(key, rest.isEmpty() ? value : put(Tree.of(into.get(key)).map(), rest, value));
        return copy;
    }

    /** The same value, whose maps and lists may be changed. */
    static @Nullable Object open(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put((String) key, open(item)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(open(item)));
            return copy;
        }
        return value;
    }

    /** What there is to choose from in a value, for a message. */
    static String contents(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? "There is nothing in it." : "There are: " + listed(map) + ".";
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "The list is empty." : "The list has " + list.size() + " items, from 0.";
        }
        return "There is a single value.";
    }

    private static String listed(Map<?, ?> map) {
        List<String> names = new ArrayList<>();
        map.keySet().forEach(key -> names.add((String) key));
        return String.join(", ", names);
    }
}
