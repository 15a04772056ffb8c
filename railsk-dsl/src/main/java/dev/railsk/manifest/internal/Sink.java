package dev.railsk.manifest.internal;

/**
 * Receives one JSON-like value, part by part.
 *
 * <p>Before each value in a map comes {@link #field} or {@link #key}, before each value in a list {@link #item}.
 */
public interface Sink {

    void beginMap();

    /** A field name of the Kubernetes model: letters and digits only, never read as anything but a string. */
    void field(String name);

    /** A key that somebody chose. */
    void key(String name);

    void endMap();

    void beginList();

    void item();

    void endList();

    void text(String value);

    void number(long value);

    void bool(boolean value);

    void nothing();

    /** A number of any type that JSON has: not NaN, not infinite. */
    default void number(Number value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            number(value.longValue());
        } else {
            literal(NumberText.of(value));
        }
    }

    /** Characters that stand for themselves in YAML and in JSON. */
    void literal(String ascii);
}
