package dev.railsk.config.internal;

import dev.railsk.problem.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads class path resources of UTF-8. */
public final class EnvResource {

    private EnvResource() {}

    /** The text of a resource beside a class, or from the root with a leading slash. */
    public static String read(Class<?> anchor, String name) {
        try (InputStream in = anchor.getResourceAsStream(name)) {
            if (in == null) {
                throw new InvalidValueException(
                        "there is no class path resource \"" + name + "\" beside " + anchor.getName(),
                        "Put the file there, or name it from the root with a leading slash.");
            }
            return decode(name, in.readAllBytes());
        } catch (IOException e) {
            throw new InvalidValueException(
                    "could not read the class path resource \"" + name + "\": " + e.getMessage(),
                    "Check that the jar or folder is readable.");
        }
    }

    static String decode(String file, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            String readable = new String(content, 0, bytes.position(), StandardCharsets.UTF_8);
            throw new EnvFileText(file, readable)
                    .refuse(readable.length(), "the bytes are not UTF-8", "Save the file as UTF-8.");
        }
    }
}
