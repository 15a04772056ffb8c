package dev.railsk.testing.cluster.internal.node;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a node tells of an image that it pulled from a registry: the repository, and a digest that is the same for the same reference. */
final class ImageId {

    private ImageId() {}

    static String of(String reference) {
        int at = reference.indexOf('@');
        String named = at < 0 ? reference : reference.substring(0, at);
        int colon = named.lastIndexOf(':');
        String repository = colon > named.lastIndexOf('/') ? named.substring(0, colon) : named;
        return repository + (at < 0 ? "@sha256:" + digest(reference) : reference.substring(at));
    }

    private static String digest(String reference) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(reference.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256", missing);
        }
    }
}
