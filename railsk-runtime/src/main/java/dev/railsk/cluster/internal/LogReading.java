package dev.railsk.cluster.internal;

import dev.railsk.cluster.LogRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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
                        pod(log.namespace(), log.pod()).then("log"),
                        "read the log of container " + log.container() + " of Pod " + log.pod() + " in namespace "
                                + log.namespace(),
                        "get pods/log in namespace " + log.namespace())
                .with("container", log.container())
                // Whoever reads a log does so beside other things, or asks again.
                .with(Patience.SHORT);
        return log.previous() ? request.with("previous", "true") : request;
    }

    /** The request for the end of the log that is asked for. */
    static ApiRequest bounded(ApiRequest request, LogRequest log) {
        ApiRequest bounded = log.tailLines() > 0 ? request.with("tailLines", String.valueOf(log.tailLines())) : request;
        return log.since().isPresent() ? since(bounded, log.since().get()) : bounded;
    }

    static ApiRequest since(ApiRequest request, Duration time) {
        return request.with("sinceSeconds", String.valueOf(Math.max(1, time.toSeconds())));
    }

    static ApiPath pod(String namespace, String pod) {
        return ApiPath.of("/api/v1/namespaces")
                .step("a namespace", namespace)
                .then("pods")
                .step("the name of a pod", pod);
    }

    List<String> read() {
        ApiRequest request = bounded(request(log), log);
        ApiAnswer answer = client.send(request.with("limitBytes", String.valueOf(Bounds.LOG)));
        if (answer.isSuccess()) {
            return lines(answer.body());
        }
        if (isNotThereYet(answer)) {
            return List.of();
        }
        throw Refusal.of(request, answer, client.endpoint());
    }

    private List<String> lines(String body) {
        List<String> lines = new ArrayList<>();
        LineSplitter splitter = new LineSplitter(Bounds.LOG_LINE, (line, isCut) -> {
            if (lines.size() == Bounds.LOG_LINES) {
                throw client.endpoint().unbounded("a log of more than " + Bounds.LOG_LINES + " lines in one answer");
            }
            lines.add(Lines.told(line, isCut));
        });
        splitter.add(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
        splitter.finish();
        return lines;
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
