package dev.railsk.cluster.internal;

import dev.railsk.manifest.Tree;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to an API server, with what people need to know of it.
 *
 * @param purpose what it is for, as a verb phrase: {@code read Secret shop in namespace demo}
 * @param right the right that it takes: {@code get secrets in namespace demo}
 * @param patience how long its answer is waited for
 */
record ApiRequest(
        String method,
        String path,
        Map<String, String> query,
        @Nullable Body body,
        Patience patience,
        String purpose,
        String right) {

    /**
     * How long an answer is waited for.
     *
     * @param limit how long for each try
     * @param isRepeated whether it is tried again when the server is busy or the connection breaks
     */
    record Patience(Duration limit, boolean isRepeated) {

        static final Patience USUAL = new Patience(Duration.ofSeconds(30), true);

        /** For what must not be done twice. */
        static final Patience ONCE = new Patience(Duration.ofSeconds(30), false);
    }

    /** Content and its type. */
    record Body(String contentType, String content) {}

    static ApiRequest get(String path, String purpose, String right) {
        return new ApiRequest("GET", path, Map.of(), null, Patience.USUAL, purpose, right);
    }

    ApiRequest with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new ApiRequest(method, path, more, body, patience, purpose, right);
    }

    ApiRequest sending(String verb, String contentType, Tree content) {
        return new ApiRequest(verb, path, query, new Body(contentType, content.toJsonLine()), patience, purpose, right);
    }

    /** Send it once only: a second time would do it twice. */
    ApiRequest unrepeated() {
        return new ApiRequest(method, path, query, body, Patience.ONCE, purpose, right);
    }

    /** Answer within this time, or not at all. */
    ApiRequest once(Duration limit) {
        return new ApiRequest(method, path, query, body, new Patience(limit, false), purpose, right);
    }

    String target() {
        StringBuilder target = new StringBuilder(path);
        char separator = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            target.append(separator)
                    .append(encode(parameter.getKey()))
                    .append('=')
                    .append(encode(parameter.getValue()));
            separator = '&';
        }
        return target.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
