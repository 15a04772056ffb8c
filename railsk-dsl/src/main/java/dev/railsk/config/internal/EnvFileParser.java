package dev.railsk.config.internal;

import dev.railsk.config.EnvDialect;
import java.util.Map;

/** Reads env files. */
public final class EnvFileParser {

    private EnvFileParser() {}

    /** Read text. */
    public static Map<String, String> parse(String file, EnvDialect dialect, String text) {
        throw new IllegalStateException("being written: " + file + dialect + text.length());
    }

    /** Read bytes of UTF-8. */
    public static Map<String, String> parse(String file, EnvDialect dialect, byte[] content) {
        throw new IllegalStateException("being written: " + file + dialect + content.length);
    }
}
