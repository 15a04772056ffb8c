package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a file holds, as a ConfigMap stores it: UTF-8 as text, anything else as bytes in base64.
 *
 * @param stored the text, or the bytes in base64
 * @param isBinary whether it is bytes
 */
public record FileContent(String stored, boolean isBinary) {

    /** A file of this text. */
    public static FileContent text(String text) {
        return new FileContent(requireNonNull(text, "text"), false);
    }

    /** A file of these bytes. */
    public static FileContent bytes(byte[] bytes) {
        try {
            return text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(requireNonNull(bytes, "bytes")))
                    .toString());
        } catch (CharacterCodingException notText) {
            return new FileContent(Base64.getEncoder().encodeToString(bytes), true);
        }
    }

    /** How many bytes it has. */
    long size() {
        return isBinary ? Base64.getDecoder().decode(stored).length : stored.getBytes(StandardCharsets.UTF_8).length;
    }

    /** What kind of file it is, and how large. */
    @Override
    public String toString() {
        return (isBinary ? "binary" : "text") + " of " + size() + " bytes";
    }
}
