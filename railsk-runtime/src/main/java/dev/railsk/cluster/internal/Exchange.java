package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterUnreachableException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends requests, each once. Whoever waits for an answer is let go at once when its thread is interrupted. */
final class Exchange {

    /** How long an answer may take to begin, and again as long to end. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http;
    private final Endpoint endpoint;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

    Exchange(HttpClient http, Endpoint endpoint) {
        this.http = http;
        this.endpoint = endpoint;
    }

    HttpClient http() {
        return http;
    }

    /**
     * The answer, whatever its code.
     *
     * @throws ClusterUnreachableException when none comes
     */
    ApiAnswer send(ApiRequest request) {
        Call call = start(request);
        try {
            return await(call.answer, LIMIT.multipliedBy(2));
        } catch (ExecutionException failed) {
            throw failure(failed);
        } finally {
            call.abandon();
        }
    }

    /**
     * Wait for what is to come, until it is there, the thread is interrupted, or the cluster is closed.
     *
     * @throws ExecutionException when it does not come
     */
    <T> T await(CompletableFuture<T> coming, Duration limit) throws ExecutionException {
        Runnable cut = () -> coming.cancel(false);
        waiting.add(cut);
        try {
            return coming.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw endpoint.unreachable(late, limit);
        } catch (CancellationException closed) {
            throw endpoint.closed();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw endpoint.unreachable(interrupted, limit);
        } finally {
            waiting.remove(cut);
        }
    }

    /** The answer, once it is there. */
    CompletableFuture<ApiAnswer> sendLater(ApiRequest request) {
        return start(request).answer;
    }

    private Call start(ApiRequest request) {
        Call call = new Call();
        HttpRequest.Builder builder = http.newHttpRequestBuilder()
                .uri(endpoint.uri(request))
                .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        builder.setHeader("Accept", "application/json");
        ApiRequest.Body body = request.body();
        HttpRequest built = body == null
                ? builder.method(request.method(), "", null).build()
                : builder.method(request.method(), body.contentType(), body.content())
                        .build();
        try {
            call.begin(http.consumeBytes(built, call.body));
        } catch (IllegalArgumentException unfit) {
            // Its message quotes the header, which holds the credentials.
            throw endpoint.unsendable();
        } catch (IllegalStateException | RejectedExecutionException closed) {
            throw endpoint.closed();
        }
        return call;
    }

    /** Sends a request whose answer comes in pieces without an end. Who consumes it asks for each next piece. */
    CompletableFuture<HttpResponse<AsyncBody>> stream(
            ApiRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        HttpRequest built = http.newHttpRequestBuilder()
                .uri(endpoint.uri(request))
                .forStreaming()
                .build();
        try {
            return http.consumeBytes(built, consumer);
        } catch (IllegalArgumentException unfit) {
            return CompletableFuture.failedFuture(endpoint.unsendable());
        } catch (IllegalStateException | RejectedExecutionException closed) {
            return CompletableFuture.failedFuture(endpoint.closed());
        }
    }

    /** Credentials are renewed within a request: what goes wrong there is said as it is. */
    ClusterException failure(ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return cause instanceof ClusterException known ? known : endpoint.unreachable(cause, LIMIT);
    }

    /** Lets everybody go who waits for an answer. */
    void close() {
        waiting.forEach(Runnable::run);
    }

    /** One request under way. */
    private static final class Call {

        final BoundedBody body = new BoundedBody();
        final CompletableFuture<ApiAnswer> answer = new CompletableFuture<>();
        private @Nullable CompletableFuture<?> sent;
        private volatile @Nullable AsyncBody incoming;

        void begin(CompletableFuture<HttpResponse<AsyncBody>> sending) {
            sent = sending;
            CompletableFuture<?> unused = sending.whenComplete((response, failure) -> {
                if (failure != null) {
                    answer.completeExceptionally(failure);
                    return;
                }
                incoming = response.body();
                CompletableFuture<?> unusedEnd = response.body().done().whenComplete((done, broken) -> {
                    if (broken == null) {
                        answer.complete(ApiAnswer.of(response, body.text()));
                    } else {
                        answer.completeExceptionally(broken);
                    }
                });
                response.body().consume();
            });
        }

        /** Ends the connection of an answer that nobody waits for any more. */
        void abandon() {
            AsyncBody open = incoming;
            if (open != null) {
                open.cancel();
            }
            if (sent != null) {
                sent.cancel(false);
            }
        }
    }
}
