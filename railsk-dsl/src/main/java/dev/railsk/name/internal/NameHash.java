package dev.railsk.name.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Stands in an object's name for a text that is unfit for one. */
public final class NameHash {

    private NameHash() {}

    /** Ten characters. */
    public static String of(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 5; i++) {
                text.append(Character.forDigit((digest[i] >> 4) & 15, 16))
                        .append(Character.forDigit(digest[i] & 15, 16));
            }
            return text.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
