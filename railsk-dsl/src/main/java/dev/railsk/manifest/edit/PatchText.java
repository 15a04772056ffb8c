package dev.railsk.manifest.edit;

import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads patches, and refuses what is none. */
final class PatchText {

    private static final List<String> OPS = List.of("add", "remove", "replace", "move", "copy", "test");

    private PatchText() {}

    static Tree read(String what, String text) {
        try {
            return Tree.ofYaml(text, what);
        } catch (ManifestException unreadable) {
            throw unreadable.inDefinition();
        }
    }

    static Tree map(String what, Tree patch) {
        if (!(patch.value() instanceof Map<?, ?> map) || map.isEmpty()) {
            throw new InvalidValueException(
                    "a " + what + " must be a map of the fields to change, but was "
                            + (patch.isPresent() && !patch.map().equals(patch.value()) ? "something else" : "empty"),
                    "Write it like \"spec: {paused: true}\".");
        }
        return patch;
    }

    static List<PatchOperation> operations(String text) {
        Tree patch = read("JSON patch", text);
        if (!(patch.value() instanceof List<?> list) || list.isEmpty()) {
            throw new InvalidValueException(
                    "a JSON patch must be a list of operations, but was "
                            + (patch.value() instanceof List || !patch.isPresent() ? "empty" : "something else"),
                    "Write it like \"[{op: remove, path: /spec/paused}]\".");
        }
        List<PatchOperation> operations = new ArrayList<>();
        for (Tree item : patch.items()) {
            operations.add(operation(operations.size() + 1, item));
        }
        return operations;
    }

    private static PatchOperation operation(int number, Tree item) {
        String op = item.at("op").text().orElse("");
        if (!OPS.contains(op)) {
            throw new InvalidValueException(
                    "operation " + number + " of the JSON patch must have an op, but was \"" + op + "\"",
                    "Use one of: " + String.join(", ", OPS) + ".");
        }
        boolean moves = op.equals("move") || op.equals("copy");
        boolean hasValue = op.equals("add") || op.equals("replace") || op.equals("test");
        String path = pointer(number, op, item, "path");
        String from = moves ? pointer(number, op, item, "from") : "";
        Tree value = hasValue ? item.at("value") : Tree.absent();
        if (hasValue && !value.isPresent()) {
            throw new InvalidValueException(
                    "operation " + number + " of the JSON patch, " + op + " " + path + ", has no value",
                    "Add value, which may be null.");
        }
        if (op.equals("move") && (path + "/").startsWith(from + "/")) {
            throw new InvalidValueException(
                    "operation " + number + " of the JSON patch moves " + from + " into itself",
                    "Move it elsewhere, or copy it.");
        }
        return new PatchOperation(number, op, path, from, value);
    }

    private static String pointer(int number, String op, Tree item, String field) {
        String pointer = item.at(field)
                .text()
                .orElseThrow(() -> new InvalidValueException(
                        "operation " + number + " of the JSON patch, " + op + ", has no " + field,
                        "Add " + field + ", a JSON pointer such as /spec/replicas."));
        if (!JsonPointer.isPointer(pointer)) {
            throw new InvalidValueException(
                    "operation " + number + " of the JSON patch must have a JSON pointer as " + field + ", but was \""
                            + pointer + "\"",
                    "Begin it with a slash; write ~1 for a slash in a name, and ~0 for a tilde.");
        }
        return pointer;
    }
}
