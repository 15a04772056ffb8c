package dev.railsk.kustomize;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object, or a part of one, as it stands in a file. */
record PlainObject(Map<String, Object> fields) {

    static PlainObject empty() {
        return new PlainObject(new LinkedHashMap<>());
    }

    /** What may be changed without changing where it is from. */
    static PlainObject copy(Map<String, ?> fields) {
        PlainObject copy = empty();
        fields.forEach((name, value) -> copy.fields.put(name, copied(value)));
        return copy;
    }

    private static @Nullable Object copied(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, inner) -> copy.put(name, copied(inner)));
            return copy;
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(copied(item)));
            return copy;
        }
        return value;
    }

    static PlainObject of(String apiVersion, String kind, String name) {
        PlainObject object = empty().set("apiVersion", apiVersion).set("kind", kind);
        object.part("metadata").set("name", name);
        return object;
    }

    /** The start of a patch of this object. */
    PlainObject patch() {
        return of(text("apiVersion"), kind(), name());
    }

    String kind() {
        return text("kind");
    }

    String name() {
        return part("metadata").text("name");
    }

    /** What a field says that is there. */
    String text(String field) {
        return (String) requireNonNull(fields.get(field));
    }

    PlainObject set(String field, Object value) {
        fields.put(field, value instanceof PlainObject part ? part.fields : value);
        return this;
    }

    /** Have a field that deletes another, in a patch. */
    PlainObject setNull(String field) {
        fields.put(field, null);
        return this;
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /** The map at a path, made where there is none. */
    @SuppressWarnings("unchecked")
    PlainObject part(String... path) {
        Map<String, Object> part = fields;
        for (String step : path) {
            part = (Map<String, Object>) part.computeIfAbsent(step, key -> new LinkedHashMap<String, Object>());
        }
        return new PlainObject(part);
    }

    /** The list in a field, made where there is none. */
    @SuppressWarnings("unchecked")
    List<Object> list(String field) {
        return (List<Object>) fields.computeIfAbsent(field, key -> new ArrayList<>());
    }

    /** A file of its own, such as {@code deployment-web.yaml}. */
    String fileName() {
        return kind().toLowerCase(Locale.ROOT) + "-" + name() + ".yaml";
    }

    @Override
    public String toString() {
        return PlainYaml.of(fields);
    }
}
