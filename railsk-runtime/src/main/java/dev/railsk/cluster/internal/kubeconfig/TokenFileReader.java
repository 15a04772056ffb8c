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
        token();
    }

    synchronized String token() {
        if (token.isEmpty() || System.nanoTime() - readAt > KEEP.toNanos()) {
            token = new String(file.entry().read("token file", file.file()), StandardCharsets.UTF_8).strip();
            readAt = System.nanoTime();
            if (token.isEmpty()) {
                throw file.entry().fault("the token file is empty: " + file.file(), "Log in again.");
            }
        }
        return token;
    }

    synchronized void forget() {
        token = "";
    }
}
