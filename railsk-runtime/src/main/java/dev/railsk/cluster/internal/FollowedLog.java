package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.LogStream;
import dev.railsk.manifest.Tree;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a log without a thread of its own: the transport delivers, and whoever polls has the connection opened again when it
 * ended before the container did. A new connection starts at the first line, and what is known already is skipped.
 */
final class FollowedLog implements LogStream {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_FAILURES = 10;

    private enum State {
        CONNECTED,
        PAUSED,
        ENDED
    }

    private final ApiClient client;
    private final LogRequest log;
    private final ClusterTime time;
    private final Consumer<AutoCloseable> onClose;
    private final Lines lines = new Lines();
    private State state = State.PAUSED;
    private Instant next;
    private int failures;
    private @Nullable AsyncBody body;
    private volatile CompletableFuture<?> step = CompletableFuture.completedFuture(null);

    FollowedLog(ApiClient client, LogRequest log, ClusterTime time, Consumer<AutoCloseable> onClose) {
        this.client = client;
        this.log = log;
        this.time = time;
        this.onClose = onClose;
        this.next = time.now();
        // Says at once what will never work, such as a missing right. What is there already comes again with the
        // stream.
        new LogReading(client, new LogRequest(log.namespace(), log.pod(), log.container(), log.previous(), 1)).read();
        connect();
    }

    @Override
    public List<String> poll() {
        connectWhenDue();
        return lines.take();
    }

    @Override
    public synchronized boolean isEnded() {
        return state == State.ENDED && lines.isEmpty();
    }

    @Override
    public void close() {
        AsyncBody open;
        synchronized (this) {
            state = State.ENDED;
            open = body;
            body = null;
        }
        step.cancel(false);
        if (open != null) {
            open.cancel();
        }
        onClose.accept(this);
    }

    private void connectWhenDue() {
        synchronized (this) {
            if (state != State.PAUSED || time.now().isBefore(next)) {
                return;
            }
        }
        connect();
    }

    private void connect() {
        synchronized (this) {
            state = State.CONNECTED;
        }
        lines.restart();
        ApiRequest request = LogReading.request(log).with("follow", "true");
        HttpRequest http = client.http()
                .newHttpRequestBuilder()
                .uri(client.uri(request))
                .forStreaming()
                .build();
        step = client.http().consumeBytes(http, this::receive).whenComplete((response, failure) -> {
            if (failure != null) {
                broken();
            } else {
                answered(response);
            }
        });
    }

    private void receive(List<ByteBuffer> pieces, AsyncBody source) {
        lines.add(pieces);
        source.consume();
    }

    private void answered(HttpResponse<AsyncBody> response) {
        if (response.code() != 200) {
            // An error's body is JSON, no line of the log.
            response.body().cancel();
            checkPod();
            return;
        }
        synchronized (this) {
            if (state == State.ENDED) {
                response.body().cancel();
                return;
            }
            body = response.body();
            failures = 0;
        }
        step = response.body().done().whenComplete((done, failure) -> {
            if (failure != null) {
                broken();
            } else {
                checkPod();
            }
        });
        response.body().consume();
    }

    private synchronized void broken() {
        body = null;
        failures++;
        pauseOrEnd(failures >= MOST_FAILURES);
    }

    /** The connection is over: the log has ended when the container has, or when nobody knows the pod any more. */
    private void checkPod() {
        String path = "/api/v1/namespaces/" + log.namespace() + "/pods/" + log.pod();
        HttpRequest http = client.http()
                .newHttpRequestBuilder()
                .uri(client.uri(ApiRequest.get(path, "read Pod " + log.pod(), "get pods")))
                .build();
        CompletableFuture<HttpResponse<String>> pod = client.http().sendAsync(http, String.class);
        step = pod.whenComplete((response, failure) -> {
            if (failure != null) {
                broken();
                return;
            }
            ApiAnswer answer = new ApiAnswer(response.code(), response.body(), Duration.ZERO);
            boolean ended = answer.code() == 404 || isOver(answer.json());
            if (ended) {
                lines.finish();
            }
            synchronized (this) {
                body = null;
                failures = answer.isSuccess() ? failures : failures + 1;
                pauseOrEnd(ended || failures >= MOST_FAILURES);
            }
        });
    }

    private boolean isOver(Tree pod) {
        String phase = pod.at("status", "phase").text().orElse("");
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            return true;
        }
        for (String group : List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")) {
            for (Tree container : pod.at("status", group).items()) {
                if (container.at("name").text().orElse("").equals(log.container())
                        && container.at("state", "terminated").isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private void pauseOrEnd(boolean end) {
        if (state != State.ENDED) {
            state = end ? State.ENDED : State.PAUSED;
            next = time.now().plus(PAUSE);
        }
    }
}
