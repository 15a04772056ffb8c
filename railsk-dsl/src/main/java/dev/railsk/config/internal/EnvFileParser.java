package dev.railsk.config.internal;

import dev.railsk.config.EnvDialect;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads env files, whole or not at all. */
public final class EnvFileParser {

    /** What a ConfigMap or a Secret holds at most. */
    private static final int MOST_BYTES = 1 << 20;

    private EnvFileParser() {}

    /** Read text. */
    public static Map<String, String> parse(String file, EnvDialect dialect, String text) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new EnvFileText(file, text)
                    .refuse("half of a surrogate pair is no text", "Give the text as it was read from UTF-8.");
        }
        return read(file, dialect, text);
    }

    /** Read bytes of UTF-8. */
    public static Map<String, String> parse(String file, EnvDialect dialect, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            return read(
                    file,
                    dialect,
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            String readable = new String(content, 0, bytes.position(), StandardCharsets.UTF_8);
            throw new EnvFileText(file, readable)
                    .refuse(readable.length(), "the bytes are not UTF-8", "Save the file as UTF-8.");
        }
    }

    private static Map<String, String> read(String file, EnvDialect dialect, String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Map<String, String> values =
                switch (dialect) {
                    case KUBECTL, KUSTOMIZE -> new LineReader(new EnvFileText(file, content), dialect).read();
                    case DOTENV -> DotenvReader.of(file, content).read();
                };
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
