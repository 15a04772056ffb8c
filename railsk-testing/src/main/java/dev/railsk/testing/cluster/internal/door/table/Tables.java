package dev.railsk.testing.cluster.internal.door.table;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes tables, with ages as of one moment. */
public final class Tables {

    private static final String GROUP = "meta.k8s.io/v1";

    private final Instant now;

    public Tables(Instant now) {
        this.now = now;
    }

    /** These objects of one kind, read at this version. */
    public Map<String, Object> of(List<LiveObject> objects, ObjectKind kind, String version) {
        List<Column> columns = Columns.ofKind(kind);
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("kind", "Table");
        table.put("apiVersion", GROUP);
        table.put("metadata", Map.of("resourceVersion", version));
        table.put("columnDefinitions", columns.stream().map(Column::definition).toList());
        List<Object> rows = new ArrayList<>();
        objects.forEach(object -> rows.add(row(object, columns)));
        table.put("rows", rows);
        return table;
    }

    private Map<String, Object> row(LiveObject object, List<Column> columns) {
        Row row = new Row(object.content(), now);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(
                "cells",
                columns.stream().map(column -> column.cell().apply(row)).toList());
        Map<String, Object> partial = new LinkedHashMap<>();
        partial.put("kind", "PartialObjectMetadata");
        partial.put("apiVersion", GROUP);
        partial.put("metadata", object.content().at("metadata").map());
        map.put("object", partial);
        return map;
    }
}
