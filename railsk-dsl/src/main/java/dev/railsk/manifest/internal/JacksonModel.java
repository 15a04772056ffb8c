package dev.railsk.manifest.internal;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The Kubernetes model through Jackson's eyes. Kept in a class of its own, so that a render does not load Jackson. */
public final class JacksonModel {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JacksonModel() {}

    /** Maps, lists, strings, numbers, booleans and nulls, by the model's annotations. */
    static @Nullable Object toPlain(Object model) {
        return MAPPER.readValue(MAPPER.writeValueAsBytes(model), Object.class);
    }

    /** A fresh typed object; what the type does not know lands in its additional properties. */
    public static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
