package dev.railsk.testing.cluster.internal.door;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Right;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers questions about the server and the user: version, kinds, rights. */
final class ServerAnswers {

    private static final List<String> REVIEW =
            List.of("apis", "authorization.k8s.io", "v1", "selfsubjectaccessreviews");

    private final ApiServer server;

    ServerAnswers(ApiServer server) {
        this.server = server;
    }

    Optional<MockResponse> answer(RecordedRequest request, RequestTarget target) {
        boolean isGet = request.getMethod().equals("GET");
        if (isGet && target.path().equals(List.of("version"))) {
            Map<String, Object> version = new LinkedHashMap<>();
            version.put("major", "1");
            version.put("minor", "34");
            version.put("gitVersion", ApiServer.VERSION);
            return Optional.of(Bodies.json(200, version));
        }
        if (request.getMethod().equals("POST") && target.path().equals(REVIEW)) {
            return Optional.of(Bodies.json(201, review(Bodies.read(request))));
        }
        return isGet ? kinds(String.join("/", target.path())) : Optional.empty();
    }

    private Map<String, Object> review(Tree review) {
        Tree attributes = review.at("spec", "resourceAttributes");
        String resource = attributes.at("resource").text().orElse("");
        String subresource =
                attributes.at("subresource").text().map(name -> "/" + name).orElse("");
        boolean isAllowed = server.rights()
                .allow(new Right(
                        attributes.at("verb").text().orElse(""),
                        attributes.at("group").text().orElse(""),
                        resource + subresource,
                        attributes.at("namespace").text().orElse(""),
                        attributes.at("name").text().orElse("")));
        Map<String, Object> answer = new LinkedHashMap<>(review.map());
        answer.put("status", Map.of("allowed", isAllowed));
        return answer;
    }

    private Optional<MockResponse> kinds(String path) {
        List<Object> resources = new ArrayList<>();
        String apiVersion = path.replaceFirst("^apis?/", "");
        for (ResourceKind kind : server.kinds().all()) {
            if (kind.kind().apiVersion().equals(apiVersion) && server.rights().has(kind)) {
                resources.add(
                        Map.of("name", kind.plural(), "kind", kind.kind().kind(), "namespaced", kind.isNamespaced()));
            }
        }
        if (resources.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kind", "APIResourceList");
        list.put("apiVersion", "v1");
        list.put("groupVersion", apiVersion);
        list.put("resources", resources);
        return Optional.of(Bodies.json(200, list));
    }
}
