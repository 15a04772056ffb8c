package dev.railsk.testing.cluster.internal.door;

import dev.railsk.manifest.Tree;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.Map;

/** Bodies of requests and responses. */
final class Bodies {

    private static final KubernetesSerialization FORMAT = new KubernetesSerialization();

    private Bodies() {}

    /** What was sent: JSON, or YAML, which a real server takes too. */
    static Tree read(RecordedRequest request) {
        return Tree.of(FORMAT.unmarshal(request.getUtf8Body(), Map.class));
    }

    static MockResponse json(int code, Object value) {
        return new MockResponse()
                .setResponseCode(code)
                .setHeader("Content-Type", "application/json")
                .setBody(Tree.of(value).toJsonLine());
    }
}
