package dev.railsk.cluster.internal;

import dev.railsk.cluster.LogRequest;
import java.util.List;
import java.util.Locale;

/** Reads a container's log as it stands. */
final class LogReading {

    private static final int BAD_REQUEST = 400;

    private final ApiClient client;
    private final LogRequest log;

    LogReading(ApiClient client, LogRequest log) {
        this.client = client;
        this.log = log;
    }

    static ApiRequest request(LogRequest log) {
        ApiRequest request = ApiRequest.get(
                        "/api/v1/namespaces/" + log.namespace() + "/pods/" + log.pod() + "/log",
                        "read the log of container " + log.container() + " of Pod " + log.pod() + " in namespace "
                                + log.namespace(),
                        "get pods/log in namespace " + log.namespace())
                .with("container", log.container());
        return log.previous() ? request.with("previous", "true") : request;
    }

    List<String> read() {
        ApiRequest request = request(log);
        ApiAnswer answer =
                client.send(log.tailLines() > 0 ? request.with("tailLines", String.valueOf(log.tailLines())) : request);
        if (answer.isSuccess()) {
            return answer.body().lines().toList();
        }
        if (isNotThereYet(answer)) {
            return List.of();
        }
        throw Refusal.of(request, answer, client.server());
    }

    /** A container that has not run yet, or not twice, has no log; the server calls that a bad request. */
    private static boolean isNotThereYet(ApiAnswer answer) {
        String message = answer.message().toLowerCase(Locale.ROOT);
        return answer.code() == BAD_REQUEST
                && (message.contains("waiting to start")
                        || message.contains("previous terminated container")
                        || message.contains("does not have a host assigned")
                        || message.contains("containercreating")
                        || message.contains("podinitializing"));
    }
}
