package dev.railsk.testing.cluster.internal.door;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.JsonText;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.Map;

/** Bodies of requests and responses. */
final class Json {

    private static final KubernetesSerialization FORMAT = new KubernetesSerialization();

    private Json() {}

    static Tree body(RecordedRequest request) {
        return Tree.of(FORMAT.unmarshal(request.getUtf8Body(), Map.class));
    }

    static MockResponse response(int code, Object value) {
        return new MockResponse()
                .setResponseCode(code)
                .setHeader("Content-Type", "application/json")
                .setBody(JsonText.of(value));
    }
}
