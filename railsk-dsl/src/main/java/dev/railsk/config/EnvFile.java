package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.config.internal.EnvFileParser;
import dev.railsk.text.Folder;
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

    /**
     * Read an env file of a folder that the author names, as UTF-8. It is read here and now: see {@link Folder}.
     *
     * @param name the file's name, or its path from the folder
     */
    public static EnvFile file(EnvDialect dialect, Folder folder, String name) {
        requireNonNull(dialect, "dialect");
        requireNonNull(folder, "folder");
        requireNonNull(name, "name");
        return new EnvFile(EnvFileParser.parse(name, dialect, folder.text(name)));
    }

    /** The settings' names; values may be private. */
    @Override
    public String toString() {
        return "EnvFile" + values.keySet();
    }
}
