package dev.railsk.cluster.internal;

import dev.railsk.cluster.ClusterUnreachableException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists page by page. */
final class Listing {

    private static final String PAGE = "500";

    /** So few of the largest objects that a server takes fit into one answer. */
    private static final String SMALL_PAGE = "5";

    private static final int GONE = 410;

    private final ApiClient client;
    private final ObjectPaths paths;

    Listing(ApiClient client, ObjectPaths paths) {
        this.client = client;
        this.paths = paths;
    }

    LiveObjects list(Selection selection) {
        ApiRequest request = paths.forAll(selection, "list").with(Patience.SHORT);
        Optional<LiveObjects> pages;
        try {
            pages = pages(selection, request.with("limit", PAGE));
        } catch (ClusterUnreachableException failure) {
            if (Unreachable.find(failure, BoundException.class).isEmpty()) {
                throw failure;
            }
            pages = pages(selection, request.with("limit", SMALL_PAGE));
        }
        // The pages' common version may be compacted away while we read: then once more, in one piece.
        return pages.orElseGet(() -> whole(selection, request));
    }

    private Optional<LiveObjects> pages(Selection selection, ApiRequest first) {
        List<LiveObject> items = new ArrayList<>();
        ApiRequest next = first;
        long size = 0;
        for (int page = 1; ; page++) {
            ApiAnswer answer = client.send(next);
            if (answer.code() == GONE) {
                return Optional.empty();
            }
            if (!answer.isSuccess()) {
                throw Refusal.of(first, answer, client.endpoint());
            }
            size += answer.body().length();
            Tree list = list(answer);
            add(list, selection.kind(), items);
            Optional<String> rest = list.at("metadata", "continue").text().filter(token -> !token.isEmpty());
            if (rest.isEmpty()) {
                return Optional.of(new LiveObjects(items, version(list)));
            }
            requireBounds(page, size);
            next = first.with("continue", rest.get());
        }
    }

    private void requireBounds(int page, long size) {
        if (page >= Bounds.PAGES) {
            throw client.endpoint().unbounded("a list of more than " + Bounds.PAGES + " pages");
        }
        if (size > Bounds.LIST) {
            throw client.endpoint().unbounded("a list of more than " + Bounds.size(Bounds.LIST));
        }
    }

    private LiveObjects whole(Selection selection, ApiRequest request) {
        ApiAnswer answer = client.send(request);
        if (!answer.isSuccess()) {
            throw Refusal.of(request, answer, client.endpoint());
        }
        Tree list = list(answer);
        List<LiveObject> items = new ArrayList<>();
        add(list, selection.kind(), items);
        return new LiveObjects(items, version(list));
    }

    private Tree list(ApiAnswer answer) {
        Tree list = client.object(answer);
        if (!(list.at("metadata").value() instanceof Map)) {
            throw client.endpoint().foreign();
        }
        return list;
    }

    private static String version(Tree list) {
        return list.at("metadata", "resourceVersion").text().orElse("");
    }

    private static void add(Tree list, ObjectKind kind, List<LiveObject> items) {
        for (Tree item : list.at("items").items()) {
            items.add(LiveObject.of(typed(item, kind)));
        }
    }

    /** The items of a list name neither kind nor version: the list does. */
    private static Tree typed(Tree item, ObjectKind kind) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("apiVersion", kind.apiVersion());
        map.put("kind", kind.kind());
        map.putAll(item.map());
        return Tree.of(map);
    }
}
