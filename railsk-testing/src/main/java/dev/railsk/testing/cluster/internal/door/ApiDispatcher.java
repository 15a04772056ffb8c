package dev.railsk.testing.cluster.internal.door;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.testing.cluster.internal.core.ClusterCore;
import dev.railsk.testing.cluster.internal.door.RequestTarget.Place;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.Optional;

/** Answers HTTP requests. What the fake does not serve is refused in plain words. */
final class ApiDispatcher extends Dispatcher {

    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    private final ObjectAnswers objects;
    private final ServerAnswers server;
    private final ClusterCore core;

    ApiDispatcher(ClusterCore core) {
        this.core = core;
        this.objects = new ObjectAnswers(core);
        this.server = new ServerAnswers(core.server());
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        RequestTarget target = RequestTarget.of(request.getPath());
        synchronized (core.clock()) {
            Optional<Place> place = target.place(core.server().kinds());
            if (place.isEmpty()) {
                return server.answer(request, target).orElseGet(() -> unknown(request));
            }
            try {
                return objects.answer(request, target, place.get()).orElseGet(() -> notServed(request));
            } catch (ClusterRefusedException refusal) {
                return Bodies.json(refusal.code(), Statuses.of(refusal, place.get()));
            }
        }
    }

    private static MockResponse unknown(RecordedRequest request) {
        return Bodies.json(
                NOT_FOUND,
                Statuses.failure(
                        NOT_FOUND,
                        "NotFound",
                        "the server could not find the requested resource: the fake cluster serves nothing at "
                                + request.getPath()));
    }

    private static MockResponse notServed(RecordedRequest request) {
        return Bodies.json(
                NOT_ALLOWED,
                Statuses.failure(
                        NOT_ALLOWED,
                        "MethodNotAllowed",
                        "the fake cluster does not serve " + request.getMethod() + " " + request.getPath()
                                + ". It serves get, list, watch, create, update, delete, logs and server-side apply."));
    }
}
