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
 * @param patient whether it is tried again when the server is busy or the connection breaks
 */
record ApiRequest(
        String method,
        String path,
        Map<String, String> query,
        @Nullable Body body,
        Duration timeout,
        String purpose,
        String right,
        boolean patient) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Content and its type. */
    record Body(String contentType, String content) {}

    static ApiRequest get(String path, String purpose, String right) {
        return new ApiRequest("GET", path, Map.of(), null, TIMEOUT, purpose, right, true);
    }

    ApiRequest with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new ApiRequest(method, path, more, body, timeout, purpose, right, patient);
    }

    ApiRequest sending(String verb, String contentType, Tree content) {
        return new ApiRequest(
                verb, path, query, new Body(contentType, content.toJsonLine()), timeout, purpose, right, patient);
    }

    /** Answer within this time, or not at all. */
    ApiRequest once(Duration limit) {
        return new ApiRequest(method, path, query, body, limit, purpose, right, false);
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
