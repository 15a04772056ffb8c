package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Sends requests and tries again those that may be.
 *
 * <p>The transport must not retry by itself: it would repeat creates, and would take refusals that come as HTTP 500 for
 * outages.
 */
final class ApiClient {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Exchange exchange;
    private final Endpoint endpoint;
    private final ClusterTime time;

    ApiClient(Exchange exchange, Endpoint endpoint, ClusterTime time) {
        this.exchange = exchange;
        this.endpoint = endpoint;
        this.time = time;
    }

    Exchange exchange() {
        return exchange;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    ClusterTime time() {
        return time;
    }

    /** The answer when it is a success, as JSON. */
    Tree json(ApiRequest request) {
        ApiAnswer answer = send(request);
        if (!answer.isSuccess()) {
            throw Refusal.of(request, answer, endpoint);
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
            throw endpoint.foreign();
        }
        return object;
    }

    /** The object of the API that an answer holds. */
    LiveObject live(ApiAnswer answer) {
        Tree object = object(answer);
        if (!(object.at("metadata").value() instanceof Map)) {
            throw endpoint.foreign();
        }
        return LiveObject.of(object);
    }

    /**
     * The answer, whatever its code.
     *
     * @throws ClusterUnreachableException when none comes
     */
    ApiAnswer send(ApiRequest request) {
        Duration pause = FIRST_PAUSE;
        Instant start = time.now();
        while (true) {
            try {
                ApiAnswer answer = exchange.send(request);
                Duration next = max(pause, answer.retryAfter());
                if (isOver(
                        start,
                        next,
                        answer.isSuccess() ? Duration.ZERO : request.patience().after(answer))) {
                    return answer;
                }
                pause(next);
            } catch (ClusterUnreachableException unreachable) {
                if (isOver(start, pause, request.patience().after(unreachable))) {
                    throw unreachable;
                }
                pause(pause);
            }
            pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    private boolean isOver(Instant start, Duration pause, Duration patience) {
        return time.now().plus(pause).isAfter(start.plus(patience));
    }

    /** Wait on the cluster's time. */
    void pause(Duration length) {
        try {
            time.sleep(length);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw endpoint.unreachable(interrupted, length);
        }
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
