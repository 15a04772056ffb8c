package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.manifest.Tree;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests and tries the patient ones again.
 *
 * <p>The transport must not retry by itself: it would repeat creates, and would take refusals that come as HTTP 500 for
 * outages.
 */
final class ApiClient {

    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    /** No new try after this time, however few there were. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final HttpClient http;
    private final URI server;
    private final ClusterTime time;

    ApiClient(HttpClient http, URI server, ClusterTime time) {
        this.http = http;
        this.server = server;
        this.time = time;
    }

    HttpClient http() {
        return http;
    }

    URI server() {
        return server;
    }

    /** The address of a request on this server. */
    URI uri(ApiRequest request) {
        String base = server.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + request.target());
    }

    /** The answer when it is a success, as JSON. */
    Tree json(ApiRequest request) {
        ApiAnswer answer = send(request);
        if (!answer.isSuccess()) {
            throw Refusal.of(request, answer, server);
        }
        return object(answer);
    }

    /**
     * The object that an answer holds.
     *
     * @throws ClusterUnreachableException when it holds none, because something else than an API server gave it
     */
    Tree object(ApiAnswer answer) {
        Tree object = answer.json();
        if (!(object.value() instanceof Map)) {
            throw Unreachable.foreign(server);
        }
        return object;
    }

    /**
     * The answer, whatever its code.
     *
     * @throws ClusterUnreachableException when none comes
     */
    ApiAnswer send(ApiRequest request) {
        Duration pause = FIRST_PAUSE;
        Instant end = time.now().plus(PATIENCE);
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == TRIES || !request.patience().isRepeated();
            try {
                ApiAnswer answer = once(request);
                if (last || !isPassing(answer) || time.now().isAfter(end)) {
                    return answer;
                }
                pause(max(pause, answer.retryAfter()));
            } catch (ClusterUnreachableException unreachable) {
                boolean isVain = Thread.currentThread().isInterrupted() || Unreachable.isLasting(unreachable);
                if (last || isVain || time.now().isAfter(end)) {
                    throw unreachable;
                }
                pause(pause);
            }
            pause = pause.multipliedBy(2);
        }
    }

    /** Whether the same request may well succeed a moment later. */
    private static boolean isPassing(ApiAnswer answer) {
        if (answer.code() == 409) {
            return answer.reason().equals("Conflict")
                    && answer.json().at("details", "causes").items().isEmpty();
        }
        return answer.code() == 429 || (answer.code() >= 500 && !Refusal.isStructural(answer));
    }

    private ApiAnswer once(ApiRequest request) {
        long limit = request.patience().limit().toMillis();
        CompletableFuture<HttpResponse<String>> sent = http.sendAsync(toHttp(request), String.class);
        try {
            // The transport's limit covers the time to the first byte only.
            HttpResponse<String> response = sent.get(limit * 2, TimeUnit.MILLISECONDS);
            return new ApiAnswer(response.code(), response.body(), retryAfter(response));
        } catch (ExecutionException failed) {
            throw failure(failed.getCause() == null ? failed : failed.getCause(), request);
        } catch (TimeoutException late) {
            sent.cancel(true);
            throw Unreachable.because(server, late, request.patience().limit());
        } catch (InterruptedException interrupted) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw Unreachable.because(server, interrupted, request.patience().limit());
        }
    }

    /** Credentials are renewed within a request: what goes wrong there is said as it is. */
    private ClusterException failure(Throwable cause, ApiRequest request) {
        return cause instanceof ClusterException known
                ? known
                : Unreachable.because(server, cause, request.patience().limit());
    }

    private HttpRequest toHttp(ApiRequest request) {
        HttpRequest.Builder builder = http.newHttpRequestBuilder()
                .uri(uri(request))
                .timeout(request.patience().limit().toMillis(), TimeUnit.MILLISECONDS);
        builder.setHeader("Accept", "application/json");
        ApiRequest.Body body = request.body();
        return body == null
                ? builder.method(request.method(), "", null).build()
                : builder.method(request.method(), body.contentType(), body.content())
                        .build();
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        String header = response.header("Retry-After");
        return header != null && header.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(header))
                : Duration.ZERO;
    }

    private void pause(Duration length) {
        try {
            time.sleep(length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Unreachable.because(server, interrupted, length);
        }
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
