package dev.railsk.testing.cluster.internal.door;

import dev.railsk.cluster.DeleteOptions;
import dev.railsk.manifest.Tree;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.Locale;
import java.util.Map;

/** Bodies of requests and responses. */
final class Bodies {

    private static final KubernetesSerialization FORMAT = new KubernetesSerialization();

    private Bodies() {}

    /** What was sent: JSON, or YAML, which a real server takes too. */
    static Tree read(RecordedRequest request) {
        return Tree.of(FORMAT.unmarshal(request.getUtf8Body(), Map.class));
    }

    /** What the body of a deletion says; without one, the object goes whatever it is, and what it owns after it. */
    static DeleteOptions deleteOptions(RecordedRequest request, boolean isDryRun) {
        // The buffer of a request can be read once only.
        String text = request.getUtf8Body();
        Tree body = Tree.of(text.isBlank() ? Map.of() : FORMAT.unmarshal(text, Map.class));
        String propagation = body.at("propagationPolicy").text().orElse("Background");
        return new DeleteOptions(
                body.at("preconditions", "uid").text(),
                body.at("preconditions", "resourceVersion").text(),
                DeleteOptions.Propagation.valueOf(propagation.toUpperCase(Locale.ROOT)),
                isDryRun || !body.at("dryRun").items().isEmpty());
    }

    static MockResponse json(int code, Object value) {
        return new MockResponse()
                .setResponseCode(code)
                .setHeader("Content-Type", "application/json")
                .setBody(Tree.of(value).toJsonLine());
    }
}
