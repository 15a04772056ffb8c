package dev.railsk.cluster.internal.kubeconfig;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads a token file again every minute, because somebody renews it. Thread-safe. */
final class TokenFileReader {

    private static final Duration KEEP = Duration.ofMinutes(1);

    private final Credentials.TokenFile file;
    private String token = "";
    private long readAt;

    TokenFileReader(Credentials.TokenFile file) {
        this.file = file;
        readAgain();
    }

    synchronized String token() {
        return System.nanoTime() - readAt > KEEP.toNanos() ? readAgain() : token;
    }

    synchronized String readAgain() {
        byte[] bytes = file.entry().read("token file", file.file());
        token = HeaderText.token(file.entry(), "the token file", new String(bytes, StandardCharsets.UTF_8));
        readAt = System.nanoTime();
        return token;
    }
}
