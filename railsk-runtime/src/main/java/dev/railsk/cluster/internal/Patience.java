package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterUnreachableException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;

/** How long a request is tried again when the server is busy or the connection breaks. */
enum Patience {

    /** As long as an API server needs to start anew. */
    LONG(Duration.ofSeconds(25)),

    /** For callers that ask again anyway. */
    SHORT(Duration.ofSeconds(2)),

    /** As long as {@link #LONG}, but only where it is certain that the server has done nothing: doing it twice is not the same. */
    CAREFUL(Duration.ofSeconds(25));

    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int INTERNAL_ERROR = 500;

    private final Duration length;

    Patience(Duration length) {
        this.length = length;
    }

    Duration length() {
        return length;
    }

    /** For how long the same request may well succeed a moment later; zero when there is no point in asking again. */
    Duration after(ApiAnswer answer) {
        if (answer.code() == TOO_MANY) {
            return length;
        }
        if (this == CAREFUL || Refusal.isStructural(answer)) {
            return Duration.ZERO;
        }
        if (answer.code() == CONFLICT) {
            return isOfStorage(answer) ? length : Duration.ZERO;
        }
        // An error inside the server is most often a webhook's, which does not mend itself.
        return answer.code() == INTERNAL_ERROR ? SHORT.length : answer.code() > INTERNAL_ERROR ? length : Duration.ZERO;
    }

    /** Two writers met in the storage: whoever comes second is asked to try again. */
    private static boolean isOfStorage(ApiAnswer answer) {
        return answer.reason().equals("Conflict")
                && answer.json().at("details", "causes").items().isEmpty();
    }

    /** The same for a connection that was not made or broke. */
    Duration after(ClusterUnreachableException failure) {
        if (Thread.currentThread().isInterrupted() || Unreachable.isLasting(failure)) {
            return Duration.ZERO;
        }
        if (Unreachable.find(failure, HttpConnectTimeoutException.class).isPresent()) {
            // Nobody is there; once more, because the first connection of a busy program is slow on our side.
            return SHORT.length;
        }
        boolean isCertain = Unreachable.find(failure, ConnectException.class).isPresent();
        return this == CAREFUL && !isCertain ? Duration.ZERO : length;
    }
}
