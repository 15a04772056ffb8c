package dev.railsk.testing.cluster.internal.door;

import dev.railsk.testing.cluster.internal.server.ApiServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers questions about the server and the user: version, health, kinds, rights. */
final class ServerAnswers {

    private static final List<String> HEALTH = List.of("healthz", "livez", "readyz");

    private final Discovery discovery;
    private final Reviews reviews;

    ServerAnswers(ApiServer server) {
        this.reviews = new Reviews(server);
        this.discovery = new Discovery(server);
    }

    Optional<Answer> answer(ApiCall call) {
        List<String> path = call.target().path();
        if (!call.method().equals("GET")) {
            return reviews.answer(call);
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
}
