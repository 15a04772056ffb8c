package dev.railsk.testing.cluster.internal.door;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.core.ClusterCore;
import dev.railsk.testing.cluster.internal.door.Interference.Replacement;
import dev.railsk.testing.cluster.internal.door.RequestTarget.Place;
import java.time.Duration;
import java.util.Optional;

/** Answers HTTP requests. What the fake does not serve is refused in plain words. */
final class Api {

    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int INTERNAL = 500;

    private final ObjectAnswers objects;
    private final ServerAnswers server;
    private final ClusterCore core;
    private final Doorkeeper doorkeeper;

    Api(ClusterCore core, Doorkeeper doorkeeper) {
        this.core = core;
        this.doorkeeper = doorkeeper;
        this.objects = new ObjectAnswers(core);
        this.server = new ServerAnswers(core.server());
    }

    Answer answer(ApiCall call) {
        Optional<Place> place;
        synchronized (core.clock()) {
            place = call.target().place(core.server().kinds());
        }
        Interference interference = meet(call, place);
        Optional<Answer> instead = interference.instead().map(Replacement::answer);
        try {
            if (!interference.isOnceDone()) {
                pass(interference.delay());
                if (instead.isPresent()) {
                    return instead.get();
                }
            }
            Answer answer = served(call, place, interference.lag());
            if (interference.isOnceDone()) {
                pass(interference.delay());
            }
            return instead.orElse(answer);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Answer.Cut();
        }
    }

    private Interference meet(ApiCall call, Optional<Place> place) {
        if (place.isEmpty()) {
            boolean isVersion = call.target().path().contains("version");
            boolean isQuestion = call.method().equals("POST");
            return isVersion || isQuestion
                    ? doorkeeper.meet(isVersion ? "version" : "may", ObjectKind.POD, "", "")
                    : Interference.NONE;
        }
        Place at = place.get();
        return doorkeeper.meet(ObjectAnswers.verb(call, at), at.kind().kind(), at.namespace(), at.name());
    }

    private void pass(Duration time) throws InterruptedException {
        if (!time.isZero()) {
            core.clock().sleep(time);
        }
    }

    private Answer served(ApiCall call, Optional<Place> place, Duration lag) {
        synchronized (core.clock()) {
            try {
                if (place.isEmpty()) {
                    return server.answer(call).orElseGet(() -> unknown(call));
                }
                return objects.answer(call, place.get(), lag).orElseGet(() -> notServed(call));
            } catch (ClusterRefusedException refusal) {
                return place.map(at -> Answer.json(refusal.code(), Statuses.of(refusal, at)))
                        .orElseGet(
                                () -> failure(refusal.code(), refusal.reason(), String.valueOf(refusal.getMessage())));
            } catch (IllegalArgumentException misspelt) {
                // Such as a scripted target that nothing is called: whoever asks must see it, too.
                return failure(INTERNAL, "InternalError", String.valueOf(misspelt.getMessage()));
            }
        }
    }

    private static Answer.Whole failure(int code, String reason, String message) {
        return Answer.json(code, Statuses.failure(code, reason, message));
    }

    private static Answer.Whole unknown(ApiCall call) {
        return failure(
                NOT_FOUND,
                "NotFound",
                "the server could not find the requested resource: the fake cluster serves nothing at /"
                        + String.join("/", call.target().path()));
    }

    private static Answer.Whole notServed(ApiCall call) {
        return failure(
                NOT_ALLOWED,
                "MethodNotAllowed",
                "the fake cluster does not serve " + call.method() + " /"
                        + String.join("/", call.target().path())
                        + ". It serves get, list, watch, create, update, delete, logs and server-side apply.");
    }
}
