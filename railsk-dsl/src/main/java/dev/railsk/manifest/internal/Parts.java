package dev.railsk.manifest.internal;

import dev.railsk.manifest.Field;
import dev.railsk.manifest.internal.model.KnownParts;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;

/**
 * An object put together from parts of the model, without the client's class of the whole: that one knows how to find its own
 * version and plural, for which a cold start would pay.
 *
 * @param apiVersion its API
 * @param kind its kind
 * @param metadata its metadata
 * @param fields its other fields, in the order of writing; one whose content is an empty map or list is left out
 */
public record Parts(String apiVersion, String kind, ObjectMeta metadata, List<Field> fields) {

    /** Write the object, metadata first. */
    public void write(Sink sink) {
        sink.beginMap();
        Fields.text(sink, "apiVersion", apiVersion);
        Fields.text(sink, "kind", kind);
        sink.field("metadata");
        KnownParts.write(metadata, sink);
        for (Field field : fields) {
            write(field, sink);
        }
        sink.endMap();
    }

    private static void write(Field field, Sink sink) {
        Object content = field.content();
        if (content instanceof Map<?, ?> map && map.isEmpty()) {
            return;
        }
        if (!(content instanceof List<?> list)) {
            sink.field(field.name());
            KnownParts.write(content, sink);
        } else if (!list.isEmpty()) {
            sink.field(field.name());
            sink.beginList();
            for (Object item : list) {
                sink.item();
                KnownParts.write(item, sink);
            }
            sink.endList();
        }
    }
}
