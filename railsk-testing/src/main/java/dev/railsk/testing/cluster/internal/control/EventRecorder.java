package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Change;
import dev.railsk.testing.cluster.internal.server.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes Events; the same thing said again is counted. */
public final class EventRecorder {

    private final ApiServer server;
    private final Map<String, ObjectRef> written = new HashMap<>();
    private int count;

    public EventRecorder(ApiServer server) {
        this.server = server;
        server.listen(this::changed);
    }

    private void changed(Change change) {
        if (change.isDeletion() && change.after().ref().kind().equals(ObjectKind.EVENT)) {
            Tree event = change.after().content();
            written.remove(identity(
                    event.at("involvedObject", "uid").text().orElse(""),
                    event.at("reason").text().orElse(""),
                    event.at("message").text().orElse("")));
        }
    }

    private static String identity(String uid, String reason, String message) {
        return uid + " " + reason + " " + message;
    }

    public void normal(LiveObject about, String component, String reason, String message) {
        write(about, component, new Note("Normal", reason, message));
    }

    public void warning(LiveObject about, String component, String reason, String message) {
        write(about, component, new Note("Warning", reason, message));
    }

    private record Note(String type, String reason, String message) {}

    private void write(LiveObject about, String component, Note note) {
        String identity = identity(about.uid(), note.reason(), note.message());
        ObjectRef before = written.get(identity);
        if (before != null) {
            server.change(before, Writer.main(component), event -> {
                event.put("count", PlainValue.number(event, "count", 1) + 1);
                event.put("lastTimestamp", server.timestamp());
            });
            return;
        }
        if (server.find(new ObjectRef(ObjectKind.NAMESPACE, "", about.ref().namespace()))
                .isPresent()) {
            written.put(
                    identity,
                    server.put(event(about, component, note), component).ref());
        }
    }

    private Map<String, Object> event(LiveObject about, String component, Note note) {
        count++;
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", about.ref().name() + "." + String.format("%016x", count));
        metadata.put("namespace", about.ref().namespace());
        Map<String, Object> involved = new LinkedHashMap<>();
        involved.put("apiVersion", about.ref().kind().apiVersion());
        involved.put("kind", about.ref().kind().kind());
        involved.put("name", about.ref().name());
        involved.put("namespace", about.ref().namespace());
        involved.put("uid", about.uid());
        involved.put("resourceVersion", about.resourceVersion());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("apiVersion", "v1");
        event.put("kind", "Event");
        event.put("metadata", metadata);
        event.put("involvedObject", involved);
        event.put("reason", note.reason());
        event.put("message", note.message());
        event.put("type", note.type());
        event.put("count", 1);
        event.put("firstTimestamp", server.timestamp());
        event.put("lastTimestamp", server.timestamp());
        event.put("source", new LinkedHashMap<>(Map.of("component", component)));
        event.put("reportingComponent", component);
        event.put("reportingInstance", "");
        return event;
    }
}
