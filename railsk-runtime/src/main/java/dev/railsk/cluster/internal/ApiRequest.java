package dev.railsk.cluster.internal;

import dev.railsk.manifest.Tree;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request to an API server, with what people need to know of it. */
record ApiRequest(
        String method, ApiPath path, List<Parameter> query, @Nullable Body body, Purpose about, Patience patience) {

    /** One parameter of the query; a name may come several times. */
    record Parameter(String name, String value) {}

    /** Content and its type. */
    record Body(String contentType, String content) {}

    /**
     * What a request is for.
     *
     * @param text as a verb phrase: {@code read Secret shop in namespace demo}
     * @param right the right that it takes: {@code get secrets in namespace demo}
     */
    record Purpose(String text, String right) {}

    static ApiRequest get(ApiPath path, String purpose, String right) {
        return new ApiRequest("GET", path, List.of(), null, new Purpose(purpose, right), Patience.LONG);
    }

    String purpose() {
        return about.text();
    }

    String right() {
        return about.right();
    }

    ApiRequest with(String name, String value) {
        List<Parameter> more = new ArrayList<>(query);
        more.add(new Parameter(name, value));
        return new ApiRequest(method, path, more, body, about, patience);
    }

    ApiRequest sending(String verb, String contentType, Tree content) {
        return new ApiRequest(verb, path, query, new Body(contentType, content.toJsonLine()), about, patience);
    }

    ApiRequest with(Patience other) {
        return new ApiRequest(method, path, query, body, about, other);
    }

    String target() {
        StringBuilder target = new StringBuilder(path.text());
        char separator = '?';
        for (Parameter parameter : query) {
            target.append(separator)
                    .append(encode(parameter.name()))
                    .append('=')
                    .append(encode(parameter.value()));
            separator = '&';
        }
        return target.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
