package dev.railsk.testing.cluster.internal.door;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.Applied.Effect;
import dev.railsk.cluster.DeleteOptions;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.core.ClusterCore;
import dev.railsk.testing.cluster.internal.door.RequestTarget.Place;
import dev.railsk.testing.cluster.internal.door.table.Tables;
import dev.railsk.testing.cluster.internal.server.Refusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers requests for objects. Called with the clock's monitor. */
final class ObjectAnswers {

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    private final ClusterCore core;

    ObjectAnswers(ClusterCore core) {
        this.core = core;
    }

    /** What a request does, in one word. */
    static String verb(ApiCall call, Place place) {
        if (place.subresource().equals("log")) {
            return "log";
        }
        boolean isDryRun = call.target().parameter("dryRun").equals("All");
        return switch (call.method()) {
            case "GET" -> call.target().isTrue("watch") ? "watch" : place.name().isEmpty() ? "list" : "get";
            case "PATCH" -> isDryRun ? "dry run" : "apply";
            case "POST" -> "create";
            case "PUT" -> "update";
            default -> "delete";
        };
    }

    Optional<Answer> answer(ApiCall call, Place place, Duration lag) {
        if (!place.subresource().isEmpty()) {
            boolean isLog = call.method().equals("GET")
                    && place.subresource().equals("log")
                    && place.kind().plural().equals("pods");
            return isLog ? Optional.of(log(call.target(), place)) : Optional.empty();
        }
        boolean isOne = !place.name().isEmpty();
        return switch (call.method() + (isOne ? " one" : " all")) {
            case "GET one" -> Optional.of(get(call, place));
            case "GET all" -> Optional.of(call.target().isTrue("watch") ? watch(call, place, lag) : list(call, place));
            case "PATCH one" -> Optional.of(patch(call, place));
            case "POST all" -> Optional.of(written(201, core.server().create(Bodies.read(call), options(call))));
            case "PUT one" -> Optional.of(written(200, core.server().update(Bodies.read(call), options(call))));
            case "DELETE one" -> Optional.of(delete(call, place));
            default -> Optional.empty();
        };
    }

    private Answer get(ApiCall call, Place place) {
        LiveObject object = read(place);
        return call.wantsTable()
                ? table(tables().of(List.of(object), place.kind().kind(), object.resourceVersion()))
                : Answer.json(200, object.content().map());
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

    private Tables tables() {
        return new Tables(core.clock().now());
    }

    private static Answer table(Map<String, Object> table) {
        Answer.Whole answer = Answer.json(200, table);
        return new Answer.Whole(200, TABLE, answer.body(), Map.of());
    }

    private Answer list(ApiCall call, Place place) {
        Selector selector = Selector.of(call.target(), place.kind().kind());
        LiveObjects found = core.server().list(place.selection());
        List<LiveObject> chosen =
                found.items().stream().filter(selector::matches).toList();
        if (call.wantsTable()) {
            return table(tables().of(chosen, place.kind().kind(), found.resourceVersion()));
        }
        List<Object> items = new ArrayList<>();
        for (LiveObject object : chosen) {
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
        return Answer.json(200, list);
    }

    private Answer watch(ApiCall call, Place place, Duration lag) {
        if (!call.header("Sec-WebSocket-Key").isEmpty()) {
            // A client that is refused a WebSocket so watches in plain HTTP.
            return Answer.text("");
        }
        core.server().requireRight("watch", place.kind().kind(), "", place.namespace());
        boolean isTable = call.wantsTable();
        WatchFlow.Renderer renderer = isTable
                ? object -> tables().of(List.of(object), place.kind().kind(), object.resourceVersion())
                : object -> object.content().map();
        WatchFlow flow = new WatchFlow(core, call, place, renderer, lag);
        return new Answer.Flow(isTable ? TABLE : "application/json", flow);
    }

    private Answer patch(ApiCall call, Place place) {
        String type = call.header("Content-Type");
        if (type.startsWith("application/merge-patch+json")) {
            Tree change = Bodies.read(call);
            return written(200, core.server().patch(asRead(place, change), change, options(call)));
        }
        if (!type.startsWith("application/apply-patch")) {
            return Answer.json(
                    UNSUPPORTED_MEDIA_TYPE,
                    Statuses.failure(
                            UNSUPPORTED_MEDIA_TYPE,
                            "UnsupportedMediaType",
                            "the fake cluster takes server-side apply and JSON merge patches only, but got " + type));
        }
        Applied applied = core.server().apply(Bodies.read(call), options(call));
        return written(applied.effect() == Effect.CREATED ? 201 : 200, applied.object());
    }

    private static WriteOptions options(ApiCall call) {
        String manager = call.target().parameter("fieldManager");
        boolean isDryRun = call.target().parameter("dryRun").equals("All");
        boolean isForced = call.target().isTrue("force");
        if (isForced && !isDryRun) {
            throw Refusals.badRequest("the fake cluster takes nothing by force, but in a dry run");
        }
        return new WriteOptions(manager.isEmpty() ? "unknown" : manager, isDryRun, isForced);
    }

    private static Answer written(int code, LiveObject object) {
        return Answer.json(code, object.content().map());
    }

    private Answer delete(ApiCall call, Place place) {
        DeleteOptions options =
                Bodies.deleteOptions(call, call.target().parameter("dryRun").equals("All"));
        if (!core.server().delete(place.ref(), options)) {
            throw Refusals.notFound(place.kind(), place.name());
        }
        return Answer.json(200, Statuses.success());
    }

    private Answer log(RequestTarget target, Place place) {
        String tail = target.parameter("tailLines");
        String since = target.parameter("sinceSeconds");
        LogRequest request = new LogRequest(
                place.namespace(),
                place.name(),
                container(target, place),
                target.isTrue("previous"),
                tail.isEmpty() ? 0 : Integer.parseInt(tail),
                since.isEmpty() ? Optional.empty() : Optional.of(Duration.ofSeconds(Long.parseLong(since))));
        List<String> lines = core.logs().lines(request);
        if (target.isTrue("follow")) {
            return new Answer.Flow("text/plain", new LogFlow(core.logs().follow(request)));
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return Answer.text(text.toString());
    }

    /** The container that is named, or the pod's only one. */
    private String container(RequestTarget target, Place place) {
        String named = target.parameter("container");
        if (!named.isEmpty()) {
            return named;
        }
        List<String> names = new ArrayList<>();
        core.server().find(place.ref()).ifPresent(pod -> pod.content()
                .at("spec", "containers")
                .items()
                .forEach(container -> container.at("name").text().ifPresent(names::add)));
        if (names.size() > 1) {
            throw Refusals.badRequest("a container name must be specified for pod " + place.name()
                    + ", choose one of: [" + String.join(" ", names) + "]");
        }
        return names.isEmpty() ? "" : names.get(0);
    }
}
