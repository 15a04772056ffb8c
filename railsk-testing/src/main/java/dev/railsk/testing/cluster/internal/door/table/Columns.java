package dev.railsk.testing.cluster.internal.door.table;

import static dev.railsk.testing.cluster.internal.door.table.Column.age;
import static dev.railsk.testing.cluster.internal.door.table.Column.containers;
import static dev.railsk.testing.cluster.internal.door.table.Column.createdAt;
import static dev.railsk.testing.cluster.internal.door.table.Column.images;
import static dev.railsk.testing.cluster.internal.door.table.Column.named;
import static dev.railsk.testing.cluster.internal.door.table.Column.number;
import static dev.railsk.testing.cluster.internal.door.table.Column.selector;
import static dev.railsk.testing.cluster.internal.door.table.Column.shown;
import static dev.railsk.testing.cluster.internal.door.table.Column.wide;
import static java.util.Map.entry;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The columns of each kind, as an API server has them. */
final class Columns {

    private static final Map<String, List<Column>> OF_KIND = Map.ofEntries(
            entry("Pod", pod()),
            entry("Deployment", deployment()),
            entry("ReplicaSet", replicaSet()),
            entry("StatefulSet", statefulSet()),
            entry("Job", job()),
            entry("CronJob", cronJob()),
            entry("Service", NetworkColumns.service()),
            entry("Ingress", NetworkColumns.ingress()),
            entry("NetworkPolicy", NetworkColumns.networkPolicy()),
            entry("Event", event()),
            entry("ConfigMap", List.of(named(), shown("Data", Columns::data), age())),
            entry(
                    "Secret",
                    List.of(named(), shown("Type", row -> row.text("type")), shown("Data", Columns::data), age())),
            entry("Namespace", List.of(named(), shown("Status", row -> row.text("status", "phase")), age())),
            entry(
                    "ServiceAccount",
                    List.of(
                            named(),
                            shown("Secrets", row -> row.at("secrets").items().size()),
                            age())),
            entry("PodDisruptionBudget", budget()),
            entry("Lease", List.of(named(), shown("Holder", row -> row.text("spec", "holderIdentity")), age())),
            entry("Role", List.of(named(), createdAt("Created At"))),
            entry("RoleBinding", roleBinding()),
            entry("LimitRange", List.of(named(), createdAt("Created At"))));

    private Columns() {}

    static List<Column> ofKind(ObjectKind kind) {
        return OF_KIND.getOrDefault(kind.kind(), List.of(named(), age()));
    }

    private static Object data(Row row) {
        return row.at("data").entries().size() + row.at("binaryData").entries().size();
    }

    private static List<Column> pod() {
        return List.of(
                named(),
                shown("Ready", row -> PodCells.of(row).ready()),
                shown("Status", row -> PodCells.of(row).reason()),
                shown("Restarts", row -> PodCells.of(row).restarts()),
                age(),
                wide("IP", row -> row.textOr(Row.NONE, "status", "podIP")),
                wide("Node", row -> row.textOr(Row.NONE, "spec", "nodeName")),
                wide("Nominated Node", row -> row.textOr(Row.NONE, "status", "nominatedNodeName")),
                wide("Readiness Gates", row -> Row.NONE));
    }

    private static List<Column> deployment() {
        return List.of(
                named(),
                shown("Ready", row -> row.number("status", "readyReplicas") + "/" + row.number("spec", "replicas")),
                shown("Up-to-date", row -> row.number("status", "updatedReplicas")),
                shown("Available", row -> row.number("status", "availableReplicas")),
                age(),
                containers(),
                images(),
                selector());
    }

    private static List<Column> replicaSet() {
        return List.of(
                named(),
                number("Desired", row -> row.number("spec", "replicas")),
                number("Current", row -> row.number("status", "replicas")),
                number("Ready", row -> row.number("status", "readyReplicas")),
                age(),
                containers(),
                images(),
                selector());
    }

    private static List<Column> statefulSet() {
        return List.of(
                named(),
                shown("Ready", row -> row.number("status", "readyReplicas") + "/" + row.number("spec", "replicas")),
                age(),
                containers(),
                images());
    }

    private static List<Column> job() {
        return List.of(
                named(),
                shown("Status", Columns::jobStatus),
                shown(
                        "Completions",
                        row -> row.number("status", "succeeded") + "/" + row.textOr("1", "spec", "completions")),
                shown("Duration", Columns::jobTook),
                age(),
                containers(),
                images(),
                selector());
    }

    private static Object jobStatus(Row row) {
        for (Tree condition : row.at("status", "conditions").items()) {
            String type = condition.at("type").text().orElse("");
            boolean isEnd = List.of("Complete", "Failed", "Suspended").contains(type);
            if (isEnd && condition.at("status").text().orElse("").equals("True")) {
                return type;
            }
        }
        return row.at("metadata", "deletionTimestamp").isPresent() ? "Terminating" : "Running";
    }

    private static Object jobTook(Row row) {
        if (!row.at("status", "startTime").isPresent()) {
            return "";
        }
        Instant start = Instant.parse(row.text("status", "startTime"));
        Instant end =
                row.at("status", "completionTime").text().map(Instant::parse).orElse(row.now());
        return Ages.text(Duration.between(start, end));
    }

    private static List<Column> cronJob() {
        return List.of(
                named(),
                shown("Schedule", row -> row.text("spec", "schedule")),
                shown("Timezone", row -> row.textOr(Row.NONE, "spec", "timeZone")),
                new Column(
                        "Suspend",
                        "boolean",
                        false,
                        row -> row.text("spec", "suspend").equals("true") ? "True" : "False"),
                number("Active", row -> row.at("status", "active").items().size()),
                shown(
                        "Last Schedule",
                        row -> row.at("status", "lastScheduleTime").isPresent()
                                ? row.ago("status", "lastScheduleTime")
                                : Row.NONE),
                age(),
                containers(),
                images(),
                wide("Selector", row -> Row.NONE));
    }

    private static List<Column> event() {
        return List.of(
                shown("Last Seen", row -> row.ago("lastTimestamp")),
                shown("Type", row -> row.text("type")),
                shown("Reason", row -> row.text("reason")),
                shown(
                        "Object",
                        row -> row.text("involvedObject", "kind").toLowerCase(java.util.Locale.ROOT) + "/"
                                + row.text("involvedObject", "name")),
                wide("Subobject", row -> row.text("involvedObject", "fieldPath")),
                wide("Source", row -> row.text("source", "component")),
                shown("Message", row -> row.text("message").strip()),
                wide("First Seen", row -> row.ago("firstTimestamp")),
                wide("Count", row -> row.textOr("1", "count")),
                wide("Name", row -> row.text("metadata", "name")));
    }

    private static List<Column> budget() {
        return List.of(
                named(),
                shown("Min Available", row -> row.textOr("N/A", "spec", "minAvailable")),
                shown("Max Unavailable", row -> row.textOr("N/A", "spec", "maxUnavailable")),
                number("Allowed Disruptions", row -> row.number("status", "disruptionsAllowed")),
                age());
    }

    private static List<Column> roleBinding() {
        return List.of(
                named(),
                shown("Role", row -> row.text("roleRef", "kind") + "/" + row.text("roleRef", "name")),
                age(),
                wide("Users", row -> subjects(row, "User")),
                wide("Groups", row -> subjects(row, "Group")),
                wide("ServiceAccounts", row -> subjects(row, "ServiceAccount")));
    }

    private static Object subjects(Row row, String kind) {
        List<String> names = row.at("subjects").items().stream()
                .filter(subject -> subject.at("kind").text().orElse("").equals(kind))
                .map(subject ->
                        subject.at("namespace").text().map(place -> place + "/").orElse("")
                                + subject.at("name").text().orElse(""))
                .toList();
        return String.join(", ", names);
    }
}
