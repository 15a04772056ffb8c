package dev.railsk.manifest.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain values: maps, lists, strings, numbers, booleans, nulls. Any other goes through Jackson, which is slow. */
public final class TreeWriter {

    private TreeWriter() {}

    /** Write one value. */
    public static void write(@Nullable Object value, Sink sink) {
        if (value == null) {
            sink.nothing();
        } else if (value instanceof String text) {
            sink.text(text);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, sink);
        } else if (value instanceof List<?> list) {
            writeList(list, sink);
        } else if (value instanceof Number number) {
            sink.number(number);
        } else if (value instanceof Boolean bool) {
            sink.bool(bool);
        } else {
            write(JacksonModel.toPlain(value), sink);
        }
    }

    private static void writeMap(Map<?, ?> map, Sink sink) {
        sink.beginMap();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            sink.key(String.valueOf(entry.getKey()));
            write(entry.getValue(), sink);
        }
        sink.endMap();
    }

    private static void writeList(List<?> list, Sink sink) {
        sink.beginList();
        for (Object item : list) {
            sink.item();
            write(item, sink);
        }
        sink.endList();
    }
}
