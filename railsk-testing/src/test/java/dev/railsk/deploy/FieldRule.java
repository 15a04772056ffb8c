package dev.railsk.deploy;

import dev.railsk.app.OverlaySpec;
import dev.railsk.manifest.Tree;
import dev.railsk.manifest.edit.Edit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A field that a word sets: values at and beyond its edges, asked of the definition by the word and of the API server by a patch of the
 * rendered object.
 *
 * @param name what it is called in a failure
 * @param place kind and name of the object that holds it, and the JSON pointer of the field
 * @param word sets a value in the definition
 * @param part makes the field of the value
 * @param values the values
 * @param decisions those that the definition refuses though the server takes them, each for a reason
 */
record FieldRule(
        String name,
        String place,
        BiConsumer<OverlaySpec, Object> word,
        Function<Object, Object> part,
        List<Object> values,
        Set<Object> decisions) {

    /** A field that holds the value itself. */
    static FieldRule replaced(String name, String place, BiConsumer<OverlaySpec, Object> word, Object... values) {
        return added(name, place, value -> value, word, values);
    }

    /** A field of which the value is a part. */
    static FieldRule added(
            String name,
            String place,
            Function<Object, Object> part,
            BiConsumer<OverlaySpec, Object> word,
            Object... values) {
        return new FieldRule(name, place, word, part, list(values), Set.of());
    }

    /** A key of a map that may be absent. */
    static FieldRule key(String name, String place, BiConsumer<OverlaySpec, Object> word, Object... values) {
        return added(name, place, value -> Map.of(String.valueOf(value), "x"), word, values);
    }

    /** The same with values that the definition refuses on purpose. */
    FieldRule refusing(Object... decided) {
        return new FieldRule(name, place, word, part, values, Set.copyOf(list(decided)));
    }

    private static List<Object> list(Object... values) {
        return List.copyOf(Arrays.asList(values));
    }

    /** The kind of the object. */
    String kind() {
        return place.split(" ", -1)[0];
    }

    /** Whether the field can be set past the definition. */
    boolean isPatched() {
        return place.contains(" /");
    }

    /** Put the value into the rendered object, past the definition. */
    void patch(OverlaySpec app, Object value) {
        String[] parts = place.split(" ", -1);
        Map<String, Object> operation = Map.of("op", "add", "path", parts[2], "value", part.apply(value));
        app.edit(parts[0], parts[1], Edit.jsonPatch(Tree.of(List.of(operation)).toJson()));
    }

    @Override
    public String toString() {
        return name;
    }
}
