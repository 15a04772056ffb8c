package dev.railsk.testing.cluster.internal.door;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Applied.Effect;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.core.ClusterCore;
import dev.railsk.testing.cluster.internal.door.RequestTarget.Place;
import dev.railsk.testing.cluster.internal.server.Refusals;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Answers requests for objects. */
final class ObjectAnswers {

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final ClusterCore core;

    ObjectAnswers(ClusterCore core) {
        this.core = core;
    }

    Optional<MockResponse> answer(RecordedRequest request, RequestTarget target, Place place) {
        String call = request.getMethod() + (place.name().isEmpty() ? " all" : " one");
        if (!place.subresource().isEmpty()) {
            boolean isLog = request.getMethod().equals("GET")
                    && place.subresource().equals("log")
                    && place.kind().plural().equals("pods");
            return isLog ? Optional.of(log(target, place)) : Optional.empty();
        }
        return switch (call) {
            case "GET one" -> Optional.of(get(place));
            case "GET all" -> Optional.of(target.isTrue("watch") ? watch(request, target, place) : list(target, place));
            case "PATCH one" -> Optional.of(patch(request, target, place));
            case "POST all" -> Optional.of(written(201, core.server().create(Bodies.read(request), options(target))));
            case "PUT one" -> Optional.of(written(200, core.server().update(Bodies.read(request), options(target))));
            case "DELETE one" -> Optional.of(delete(request, target, place));
            default -> Optional.empty();
        };
    }

    private MockResponse get(Place place) {
        return Bodies.json(200, Objects.requireNonNull(read(place).content().value()));
    }

    /** The object at the version that the change names; at its own where it names none. */
    private LiveObject asRead(Place place, Tree change) {
        LiveObject live = read(place);
        String version = change.at("metadata", "resourceVersion").text().orElse(live.resourceVersion());
        return new LiveObject(live.ref(), live.uid(), version, live.content());
    }

    private LiveObject read(Place place) {
        return core.server().get(place.ref()).orElseThrow(() -> Refusals.notFound(place.kind(), place.name()));
    }

    private MockResponse list(RequestTarget target, Place place) {
        refuseFieldSelector(target);
        LiveObjects found = core.server().list(place.selection(target.parameter("labelSelector")));
        List<Object> items = new ArrayList<>();
        for (LiveObject object : found.items()) {
            Map<String, Object> item = new LinkedHashMap<>(object.content().map());
            item.remove("apiVersion");
            item.remove("kind");
            items.add(item);
        }
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kind", place.kind().kind().kind() + "List");
        list.put("apiVersion", place.kind().kind().apiVersion());
        list.put("metadata", Map.of("resourceVersion", found.resourceVersion()));
        list.put("items", items);
        return Bodies.json(200, list);
    }

    private static void refuseFieldSelector(RequestTarget target) {
        if (!target.parameter("fieldSelector").isEmpty()) {
            throw Refusals.badRequest("the fake cluster knows no field selectors, but was asked for "
                    + target.parameter("fieldSelector"));
        }
    }

    private MockResponse watch(RecordedRequest request, RequestTarget target, Place place) {
        refuseFieldSelector(target);
        core.server().requireRight("watch", place.kind().kind(), "", place.namespace());
        Selection selection = place.selection(target.parameter("labelSelector"));
        String version = target.parameter("resourceVersion");
        return request.getHeader("Sec-WebSocket-Key") == null
                ? new LongPoll(core).watch(selection, version)
                : new MockResponse().withWebSocketUpgrade(new WatchSocket(core, selection, version));
    }

    private MockResponse patch(RecordedRequest request, RequestTarget target, Place place) {
        String type = String.valueOf(request.getHeader("Content-Type"));
        if (type.startsWith("application/merge-patch+json")) {
            Tree change = Bodies.read(request);
            return written(200, core.server().patch(asRead(place, change), change, options(target)));
        }
        if (!type.startsWith("application/apply-patch")) {
            return Bodies.json(
                    UNSUPPORTED_MEDIA_TYPE,
                    Statuses.failure(
                            UNSUPPORTED_MEDIA_TYPE,
                            "UnsupportedMediaType",
                            "the fake cluster takes server-side apply and JSON merge patches only, but got " + type));
        }
        Applied applied = core.server().apply(Bodies.read(request), options(target));
        int code = applied.effect() == Effect.CREATED ? 201 : 200;
        return Bodies.json(
                code, Objects.requireNonNull(applied.object().content().value()));
    }

    private static WriteOptions options(RequestTarget target) {
        String manager = target.parameter("fieldManager");
        boolean isDryRun = target.parameter("dryRun").equals("All");
        if (target.isTrue("force") && !isDryRun) {
            throw Refusals.badRequest("the fake cluster takes nothing by force, but in a dry run");
        }
        return new WriteOptions(manager.isEmpty() ? "unknown" : manager, isDryRun, target.isTrue("force"));
    }

    private static MockResponse written(int code, LiveObject object) {
        return Bodies.json(code, Objects.requireNonNull(object.content().value()));
    }

    private MockResponse delete(RecordedRequest request, RequestTarget target, Place place) {
        DeleteOptions options =
                Bodies.deleteOptions(request, target.parameter("dryRun").equals("All"));
        if (!core.server().delete(place.ref(), options)) {
            throw Refusals.notFound(place.kind(), place.name());
        }
        return Bodies.json(200, Statuses.success());
    }

    private MockResponse log(RequestTarget target, Place place) {
        String tail = target.parameter("tailLines");
        String since = target.parameter("sinceSeconds");
        LogRequest request = new LogRequest(
                place.namespace(),
                place.name(),
                target.parameter("container"),
                target.isTrue("previous"),
                tail.isEmpty() ? 0 : Integer.parseInt(tail),
                since.isEmpty() ? Optional.empty() : Optional.of(Duration.ofSeconds(Long.parseLong(since))));
        StringBuilder text = new StringBuilder();
        core.logs().lines(request).forEach(line -> text.append(line).append('\n'));
        return new MockResponse()
                .setResponseCode(200)
                .setHeader("Content-Type", "text/plain")
                .setBody(text.toString());
    }
}
