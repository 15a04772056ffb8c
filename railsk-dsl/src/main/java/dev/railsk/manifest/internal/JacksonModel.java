package dev.railsk.manifest.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.ManifestId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/** The Kubernetes model through Jackson's eyes. Kept in a class of its own, so that a render does not load Jackson. */
public final class JacksonModel {

    /** The client's settings, without its modules: they log, and nothing of the model needs them. */
    private static final JsonMapper MAPPER = JsonMapper.builderWithJackson2Defaults()
            .changeDefaultPropertyInclusion(inclusion -> JsonInclude.Value.construct(Include.NON_NULL, Include.ALWAYS))
            .build();

    private JacksonModel() {}

    /** Maps, lists, strings, numbers, booleans and nulls, by the model's annotations. */
    public static @Nullable Object toPlain(Object model) {
        return MAPPER.readValue(MAPPER.writeValueAsBytes(model), Object.class);
    }

    /** A fresh typed object; what the type does not know lands in its additional properties. */
    public static <T> T read(ManifestId id, byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException unfit) {
            // Its message and its cause hold the value, which may be a secret.
            throw new ManifestException(
                    id + " could not be read as a " + type.getSimpleName(),
                    place(unfit),
                    "Correct the type of that field, or use tree() instead.");
        }
    }

    private static String place(JacksonException unfit) {
        FieldPath path = FieldPath.ROOT;
        if (unfit instanceof DatabindException databind) {
            for (JacksonException.Reference step : databind.getPath()) {
                @Nullable String field = step.getPropertyName();
                path = field == null ? path.item(step.getIndex()) : path.field(field);
            }
        }
        return path.parent() == null ? "the object as a whole" : path.readable();
    }
}
