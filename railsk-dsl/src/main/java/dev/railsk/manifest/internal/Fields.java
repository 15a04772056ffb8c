package dev.railsk.manifest.internal;

import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the fields of model objects, for the generated writers, which pass over nulls: nothing for an empty list or map. */
public final class Fields {

    private Fields() {}

    /**
     * Begin an object. One with additional properties is first put together as a tree, because such a property takes the
     * place of the field of the same name.
     */
    public static Sink begin(@Nullable Map<String, Object> more, Sink sink) {
        Sink out = more == null || more.isEmpty() ? sink : new TreeSink();
        out.beginMap();
        return out;
    }

    /** End an object that {@link #begin} began. */
    public static void end(@Nullable Map<String, Object> more, Sink out, Sink sink) {
        if (out == sink || more == null) {
            out.endMap();
            return;
        }
        for (Map.Entry<String, Object> entry : more.entrySet()) {
            out.key(entry.getKey());
            TreeWriter.write(entry.getValue(), out);
        }
        out.endMap();
        TreeWriter.write(((TreeSink) out).toTree().value(), sink);
    }

    /** A string. */
    public static void text(Sink out, String field, String value) {
        out.field(field);
        out.text(value);
    }

    /** A boolean. */
    public static void bool(Sink out, String field, Boolean value) {
        out.field(field);
        out.bool(value);
    }

    /** A whole number. */
    public static void number(Sink out, String field, Number value) {
        out.field(field);
        out.number(value.longValue());
    }

    /** A number or a string. */
    public static void any(Sink out, String field, AnyType value) {
        out.field(field);
        TreeWriter.write(value.getValue(), out);
    }

    /** A quantity. */
    public static void quantity(Sink out, String field, Quantity value) {
        out.field(field);
        out.text(text(value));
    }

    /** Strings, numbers. */
    public static void list(Sink out, String field, List<?> values) {
        if (!values.isEmpty()) {
            out.field(field);
            TreeWriter.write(values, out);
        }
    }

    /** Keys and strings. */
    public static void map(Sink out, String field, Map<String, String> values) {
        if (!values.isEmpty()) {
            out.field(field);
            TreeWriter.write(values, out);
        }
    }

    /** Keys and quantities. */
    public static void quantities(Sink out, String field, Map<String, Quantity> values) {
        if (values.isEmpty()) {
            return;
        }
        out.field(field);
        out.beginMap();
        for (Map.Entry<String, Quantity> entry : values.entrySet()) {
            out.key(entry.getKey());
            @Nullable Quantity value = entry.getValue();
            if (value == null) {
                out.nothing();
            } else {
                out.text(text(value));
            }
        }
        out.endMap();
    }

    private static String text(Quantity quantity) {
        @Nullable String amount = quantity.getAmount();
        @Nullable String format = quantity.getFormat();
        return (amount == null ? "" : amount) + (format == null ? "" : format);
    }
}
