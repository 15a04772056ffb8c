package dev.railsk.cluster.internal;

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
    private static final int GONE = 410;

    private final ApiClient client;
    private final ObjectPaths paths;

    Listing(ApiClient client, ObjectPaths paths) {
        this.client = client;
        this.paths = paths;
    }

    LiveObjects list(Selection selection) {
        // The pages' common version may be compacted away while we read: then once more, in one piece.
        return pages(selection).orElseGet(() -> whole(selection));
    }

    private Optional<LiveObjects> pages(Selection selection) {
        ApiRequest first = paths.forAll(selection, "list").with("limit", PAGE);
        List<LiveObject> items = new ArrayList<>();
        ApiRequest next = first;
        while (true) {
            ApiAnswer answer = client.send(next);
            if (answer.code() == GONE) {
                return Optional.empty();
            }
            if (!answer.isSuccess()) {
                throw Refusal.of(first, answer, client.server());
            }
            Tree list = client.object(answer);
            add(list, selection.kind(), items);
            Optional<String> rest = list.at("metadata", "continue").text().filter(token -> !token.isEmpty());
            if (rest.isEmpty()) {
                return Optional.of(new LiveObjects(items, version(list)));
            }
            next = first.with("continue", rest.get());
        }
    }

    private LiveObjects whole(Selection selection) {
        Tree list = client.json(paths.forAll(selection, "list"));
        List<LiveObject> items = new ArrayList<>();
        add(list, selection.kind(), items);
        return new LiveObjects(items, version(list));
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
