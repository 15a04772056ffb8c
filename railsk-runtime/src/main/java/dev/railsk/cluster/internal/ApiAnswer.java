package dev.railsk.cluster.internal;

import dev.railsk.cluster.internal.transport.Head;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an API server answered.
 *
 * @param retryAfter how long the server asks to wait; zero when it does not say
 * @param warnings what it warns of
 * @param isAudited whether it bears the mark that every answer of an API server has
 */
record ApiAnswer(int code, String body, Duration retryAfter, List<String> warnings, boolean isAudited) {

    static ApiAnswer of(Head head, String body) {
        return new ApiAnswer(
                head.code(),
                body,
                retryAfter(head.first("Retry-After")),
                ServerWarnings.of(head.all("Warning")),
                !head.all("Audit-Id").isEmpty());
    }

    private static Duration retryAfter(String header) {
        return !header.isEmpty() && header.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(header))
                : Duration.ZERO;
    }

    boolean isSuccess() {
        return code >= 200 && code < 300;
    }

    /** Whether something else than an API server gave this failure, such as a proxy, a login page or another service. */
    boolean isForeign() {
        return !isSuccess()
                && !isAudited
                && !json().at("kind").text().orElse("").equals("Status");
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
