package dev.railsk.cluster.internal;

import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.util.Optional;

/**
 * What an API server answered.
 *
 * @param retryAfter how long the server asks to wait; zero when it does not say
 */
record ApiAnswer(int code, String body, Duration retryAfter) {

    /** A code alone, which is all that a refused handshake shows. */
    static ApiAnswer withoutBody(int code) {
        return new ApiAnswer(code, "", Duration.ZERO);
    }

    boolean isSuccess() {
        return code >= 200 && code < 300;
    }

    /** The body as JSON; absent when it is none, as from a proxy in between. */
    Tree json() {
        try {
            return Tree.parseJson(body);
        } catch (ManifestException notJson) {
            return Tree.absent();
        }
    }

    /** The server's own words about a failure. */
    String message() {
        Optional<String> message = json().at("message").text().filter(text -> !text.isBlank());
        return message.orElseGet(() -> "HTTP " + code);
    }

    String reason() {
        return json().at("reason").text().orElse("");
    }
}
