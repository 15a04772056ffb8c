package dev.railsk.text;

import dev.railsk.problem.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads class path resources of UTF-8. */
public final class TextResource {

    private static final int MOST_BYTES = 32 << 20;

    private TextResource() {}

    /** The text of a resource beside a class, or from the root with a leading slash; of at most 32 MiB. */
    public static String read(Class<?> anchor, String name) {
        return decode(name, readBytes(anchor, name));
    }

    /** What a resource holds that lies beside a class, or at the root with a leading slash; at most 32 MiB. */
    public static byte[] readBytes(Class<?> anchor, String name) {
        // Of a folder, Java may give its listing, or nothing: that depends on where the class path is.
        boolean isFolder = List.of("", ".", "..").contains(name.substring(name.lastIndexOf('/') + 1));
        try (InputStream in = anchor.getResourceAsStream(name)) {
            if (in == null || isFolder) {
                throw new InvalidValueException(
                        "there is no class path resource \"" + name + "\" beside " + anchor.getName(),
                        "Put the file there, or name it from the root with a leading slash.");
            }
            return bounded(name, in);
        } catch (IOException e) {
            throw new InvalidValueException(
                    "could not read the class path resource \"" + name + "\": " + e.getMessage(),
                    "Check that the jar or folder is readable.");
        }
    }

    static byte[] bounded(String file, InputStream in) throws IOException {
        byte[] content = in.readNBytes(MOST_BYTES + 1);
        checkSize(file, content);
        return content;
    }

    private static void checkSize(String file, byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new InvalidValueException(
                    file + ": a file must have at most " + MOST_BYTES + " bytes, but has more", "Split it.");
        }
    }

    /** The text of a file's content. */
    public static String decode(String file, byte[] content) {
        checkSize(file, content);
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
