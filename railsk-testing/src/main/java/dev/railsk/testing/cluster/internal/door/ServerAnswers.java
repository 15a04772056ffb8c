package dev.railsk.testing.cluster.internal.door;

import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Right;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers questions about the server and the user: version, health, kinds, rights. */
final class ServerAnswers {

    private static final List<String> REVIEW =
            List.of("apis", "authorization.k8s.io", "v1", "selfsubjectaccessreviews");
    private static final List<String> HEALTH = List.of("healthz", "livez", "readyz");

    private final ApiServer server;
    private final Discovery discovery;

    ServerAnswers(ApiServer server) {
        this.server = server;
        this.discovery = new Discovery(server);
    }

    Optional<Answer> answer(ApiCall call) {
        List<String> path = call.target().path();
        if (call.method().equals("POST") && path.equals(REVIEW)) {
            return Optional.of(Answer.json(201, review(Bodies.read(call))));
        }
        if (!call.method().equals("GET")) {
            return Optional.empty();
        }
        if (path.equals(List.of("version"))) {
            Map<String, Object> version = new LinkedHashMap<>();
            version.put("major", "1");
            version.put("minor", "34");
            version.put("gitVersion", ApiServer.VERSION);
            return Optional.of(Answer.json(200, version));
        }
        if (path.size() == 1 && HEALTH.contains(path.get(0))) {
            return Optional.of(Answer.text("ok"));
        }
        return discovery.answer(path);
    }

    private Map<String, Object> review(Tree review) {
        Tree attributes = review.at("spec", "resourceAttributes");
        String subresource = text(attributes, "subresource");
        Right right = new Right(
                text(attributes, "verb"),
                text(attributes, "group"),
                text(attributes, "resource") + (subresource.isEmpty() ? "" : "/" + subresource),
                text(attributes, "namespace"),
                text(attributes, "name"));
        Map<String, Object> answer = new LinkedHashMap<>(review.map());
        answer.put("status", Map.of("allowed", server.rights().allow(right)));
        return answer;
    }

    private static String text(Tree tree, String name) {
        return tree.at(name).text().orElse("");
    }
}
