package dev.railsk.cluster.internal.kubeconfig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what somebody else wrote, up to a size: a kubeconfig may name any file, an endless one too. */
final class Bounded {

    /** Enough for some hundred clusters with their certificates. */
    static final int KUBECONFIG = 8 << 20;

    /** For certificates, keys and tokens in files of their own. */
    static final int CREDENTIAL = 1 << 20;

    private Bounded() {}

    static byte[] read(Path file, int mostBytes) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream, mostBytes);
        }
    }

    static byte[] read(InputStream stream, int mostBytes) throws IOException {
        byte[] bytes = stream.readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
            throw new TooLargeException(mostBytes);
        }
        return bytes;
    }
}
