package dev.railsk.config.internal;

import dev.railsk.config.EnvDialect;
import dev.railsk.name.internal.WellFormed;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads env files, whole or not at all. */
public final class EnvFileParser {

    /** What a ConfigMap or a Secret holds at most. */
    static final int MOST_BYTES = 1 << 20;

    private static final int LONGEST_TEXT = 4 << 20;

    private EnvFileParser() {}

    /** Read text. */
    public static Map<String, String> parse(String file, EnvDialect dialect, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new EnvFileText(file, "")
                    .refuse(
                            "an env file must have at most " + LONGEST_TEXT + " characters, but has " + text.length(),
                            "Put large content into the image or a volume.");
        }
        if (!WellFormed.is(text)) {
            throw new EnvFileText(file, text)
                    .refuse("half of a surrogate pair is no text", "Give the text as it was read from UTF-8.");
        }
        if (dialect == EnvDialect.STRICT) {
            return StrictReader.read(file, text);
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Map<String, String> values = dialect == EnvDialect.DOTENV
                ? DotenvReader.of(file, content).read()
                : new LineReader(new EnvFileText(file, content), dialect).read();
        checkSize(file, values);
        return values;
    }

    private static void checkSize(String file, Map<String, String> values) {
        long bytes = 0;
        for (String value : values.values()) {
            bytes += value.getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > MOST_BYTES) {
            throw new EnvFileText(file, "")
                    .refuse(
                            "the values have " + bytes + " bytes, but Kubernetes stores at most " + MOST_BYTES,
                            "Put large content into the image or a volume.");
        }
    }
}
