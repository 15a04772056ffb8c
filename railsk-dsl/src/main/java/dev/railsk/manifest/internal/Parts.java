package dev.railsk.manifest.internal;

import dev.railsk.manifest.internal.model.KnownParts;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/**
 * An object put together from parts of the model, without the client's class of the whole: that one knows how to find its own
 * version and plural, for which a cold start would pay.
 *
 * @param apiVersion its API
 * @param kind its kind
 * @param metadata its metadata
 * @param field its one other field, such as {@code spec}; empty when it has none
 * @param content that field's content: a part of the model, or a map of strings
 */
public record Parts(String apiVersion, String kind, ObjectMeta metadata, String field, Object content) {

    /** Write the object, its fields in the order of the model's classes. */
    public void write(Sink sink) {
        sink.beginMap();
        Fields.text(sink, "apiVersion", apiVersion);
        Fields.text(sink, "kind", kind);
        sink.field("metadata");
        KnownParts.write(metadata, sink);
        boolean isEmpty = field.isEmpty() || (content instanceof Map<?, ?> map && map.isEmpty());
        if (!isEmpty) {
            sink.field(field);
            KnownParts.write(content, sink);
        }
        sink.endMap();
    }
}
