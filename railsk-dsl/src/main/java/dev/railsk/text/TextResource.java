package dev.railsk.text;

import dev.railsk.problem.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads class path resources of UTF-8. */
public final class TextResource {

    private static final int MOST_BYTES = 32 << 20;

    private TextResource() {}

    /** The text of a resource beside a class, or from the root with a leading slash; of at most 32 MiB. */
    public static String read(Class<?> anchor, String name) {
        try (InputStream in = anchor.getResourceAsStream(name)) {
            if (in == null) {
                throw new InvalidValueException(
                        "there is no class path resource \"" + name + "\" beside " + anchor.getName(),
                        "Put the file there, or name it from the root with a leading slash.");
            }
            return decode(name, in.readNBytes(MOST_BYTES + 1));
        } catch (IOException e) {
            throw new InvalidValueException(
                    "could not read the class path resource \"" + name + "\": " + e.getMessage(),
                    "Check that the jar or folder is readable.");
        }
    }

    /** The text of a file's content. */
    public static String decode(String file, byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new InvalidValueException(
                    file + ": a file must have at most " + MOST_BYTES + " bytes, but has more", "Split it.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidValueException(
                    file + " line " + line(content, bytes.position()) + ": the bytes are not UTF-8",
                    "Save the file as UTF-8.");
        }
    }

    private static int line(byte[] content, int position) {
        int line = 1;
        for (int at = 0; at < position; at++) {
            line += content[at] == '\n' ? 1 : 0;
        }
        return line;
    }
}
