package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.internal.EnvFileParser;
import dev.railsk.text.TextResource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of an env file, read in a named dialect. Errors name the line, never its content.
 *
 * @param values the settings, in the file's order
 */
public record EnvFile(Map<String, String> values) {

    public EnvFile {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Read the text of an env file. */
    public static EnvFile text(EnvDialect dialect, String text) {
        requireNonNull(dialect, "dialect");
        requireNonNull(text, "text");
        return new EnvFile(EnvFileParser.parse("env file", dialect, text));
    }

    /**
     * Read an env file from the class path, as UTF-8.
     *
     * @param anchor a class beside which the file lies
     * @param name the file's name, relative to the class, or from the root with a leading slash
     */
    public static EnvFile resource(EnvDialect dialect, Class<?> anchor, String name) {
        requireNonNull(dialect, "dialect");
        requireNonNull(anchor, "anchor");
        requireNonNull(name, "name");
        return new EnvFile(EnvFileParser.parse(name, dialect, TextResource.read(anchor, name)));
    }

    /** The settings' names; values may be private. */
    @Override
    public String toString() {
        return "EnvFile" + values.keySet();
    }
}
