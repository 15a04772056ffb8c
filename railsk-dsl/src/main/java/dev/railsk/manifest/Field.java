package dev.railsk.manifest;

import static java.util.Objects.requireNonNull;

/**
 * One field of an object that is put together from parts.
 *
 * @param name its name, such as {@code spec}, {@code roleRef} or {@code data}
 * @param content a part of the client's model, such as {@code DeploymentSpec}, a list of such parts, or a plain value: a map, a
 *     list, a string, a number, a boolean
 */
public record Field(String name, Object content) {

    public Field {
        requireNonNull(name, "name");
        requireNonNull(content, "content");
    }

    /** A field with this content, which the manifest takes over. */
    public static Field of(String name, Object content) {
        return new Field(name, content);
    }
}
