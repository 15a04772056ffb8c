package dev.railsk.manifest.edit;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.manifest.internal.ValueText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of a JSON Patch over a value. */
final class JsonPatchRun {

    private final Manifest manifest;
    private final String base;
    private @Nullable Object root;

    private JsonPatchRun(Manifest manifest, Tree before, String base) {
        this.manifest = manifest;
        this.base = base;
        root = Editing.open(before.value());
    }

    /** The value after all operations. */
    static Tree apply(List<PatchOperation> operations, Manifest manifest, Tree before, String base) {
        JsonPatchRun run = new JsonPatchRun(manifest, before, base);
        operations.forEach(run::step);
        return Tree.of(run.root);
    }

    private void step(PatchOperation operation) {
        String path = operation.path();
        switch (operation.op()) {
            case "add" -> add(operation, path, Editing.open(operation.value().value()));
            case "remove" -> remove(operation, path);
            case "replace" ->
                replace(operation, path, Editing.open(operation.value().value()));
            case "move" -> {
                Object moved = get(operation, operation.from());
                remove(operation, operation.from());
                add(operation, path, moved);
            }
            case "copy" -> add(operation, path, Editing.open(get(operation, operation.from())));
            case "test" -> test(operation);
            default -> throw new IllegalStateException("unknown operation " + operation);
        }
    }

    private void test(PatchOperation operation) {
        Tree found = Tree.of(get(operation, operation.path()));
        if (!found.equals(operation.value())) {
            ValueText text = new ValueText(manifest.id());
            List<String> steps = JsonPointer.steps(base + operation.path());
            throw new ManifestException(
                    operation + ", expected "
                            + text.show(steps, operation.value().value()) + ", but found "
                            + text.show(steps, found.value()),
                    place(operation.path()),
                    "Correct the expected value, or leave the test out.");
        }
    }

    private @Nullable Object get(PatchOperation operation, String pointer) {
        List<String> steps = JsonPointer.steps(pointer);
        return walk(operation, pointer, steps, steps.size());
    }

    private @Nullable Object parent(PatchOperation operation, String pointer, List<String> steps) {
        return walk(operation, pointer, steps, steps.size() - 1);
    }

    /** What the first steps of a pointer lead to. */
    private @Nullable Object walk(PatchOperation operation, String pointer, List<String> steps, int count) {
        Object here = root;
        for (int depth = 0; depth < count; depth++) {
            String step = steps.get(depth);
            int index = JsonPointer.index(step);
            if (here instanceof Map<?, ?> map && map.containsKey(step)) {
                here = map.get(step);
            } else if (here instanceof List<?> list && index >= 0 && index < list.size()) {
                here = list.get(index);
            } else {
                throw nothing(operation, pointer, depth, here);
            }
        }
        return here;
    }

    @SuppressWarnings("unchecked") // Editing.open() made these maps and lists
    private void add(PatchOperation operation, String pointer, @Nullable Object value) {
        List<String> steps = JsonPointer.steps(pointer);
        if (steps.isEmpty()) {
            root = value;
            return;
        }
        Object parent = parent(operation, pointer, steps);
        String last = steps.get(steps.size() - 1);
        if (parent instanceof Map<?, ?>) {
            ((Map<String, @Nullable Object>) parent).put(last, value);
            return;
        }
        if (parent instanceof List<?> list) {
            int index = last.equals("-") ? list.size() : JsonPointer.index(last);
            if (index >= 0 && index <= list.size()) {
                ((List<@Nullable Object>) list).add(index, value);
                return;
            }
        }
        throw nothing(operation, pointer, steps.size() - 1, parent);
    }

    private void remove(PatchOperation operation, String pointer) {
        List<String> steps = JsonPointer.steps(pointer);
        if (steps.isEmpty()) {
            throw new ManifestException(
                    operation + ", would remove the whole object",
                    place(pointer),
                    "Leave the part out of the definition instead.");
        }
        get(operation, pointer);
        Object parent = parent(operation, pointer, steps);
        String last = steps.get(steps.size() - 1);
        if (parent instanceof Map<?, ?> map) {
            map.remove(last);
        } else if (parent instanceof List<?> list) {
            list.remove(JsonPointer.index(last));
        }
    }

    @SuppressWarnings("unchecked") // Editing.open() made these maps and lists
    private void replace(PatchOperation operation, String pointer, @Nullable Object value) {
        get(operation, pointer);
        List<String> steps = JsonPointer.steps(pointer);
        if (!steps.isEmpty() && parent(operation, pointer, steps) instanceof List<?> list) {
            ((List<@Nullable Object>) list).set(JsonPointer.index(steps.get(steps.size() - 1)), value);
        } else {
            add(operation, pointer, value);
        }
    }

    private ManifestException nothing(PatchOperation operation, String pointer, int depth, @Nullable Object here) {
        StringBuilder parent = new StringBuilder();
        int from = 0;
        for (int step = 0; step < depth; step++) {
            int slash = pointer.indexOf('/', from + 1);
            parent.append(pointer, from, slash);
            from = slash;
        }
        int end = pointer.indexOf('/', from + 1);
        return new ManifestException(
                operation + ", found no " + pointer.substring(0, end < 0 ? pointer.length() : end),
                place(parent.toString()),
                Editing.contents(here));
    }

    private String place(String pointer) {
        String whole = base + pointer;
        return whole.isEmpty() ? manifest.toString() : manifest + " " + whole;
    }
}
