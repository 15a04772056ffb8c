package dev.railsk.testing.cluster.internal.server;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The server's rules for single values, a row each. A step that ends in {@code []} goes through all items of a list; a rule is asked
 * only where the field is there.
 */
final class ValueRules {

    private static final List<String> PODS =
            List.of("Pod", "Deployment", "ReplicaSet", "StatefulSet", "Job", "CronJob");
    private static final List<String> CONTAINERS = List.of("containers[]", "initContainers[]");
    private static final Map<String, List<Row>> ROWS = byKind(rows());

    private ValueRules() {}

    /** A rule for the field at this path, in objects of these kinds. */
    private record Row(List<String> kinds, List<String> path, ValueCheck check) {}

    static void check(ResourceKind kind, Map<String, Object> object, Problems problems) {
        for (Row row : ROWS.getOrDefault(kind.kind().kind(), List.of())) {
            walk(object, row.path(), "", row.check(), problems);
        }
    }

    /** Every write is checked, so no row of another kind is looked at. */
    private static Map<String, List<Row>> byKind(List<Row> rows) {
        Map<String, List<Row>> byKind = new HashMap<>();
        for (Row row : rows) {
            for (String kind : row.kinds()) {
                byKind.computeIfAbsent(kind, none -> new ArrayList<>()).add(row);
            }
        }
        return byKind;
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        add(rows, List.of("Deployment", "ReplicaSet", "StatefulSet"), "spec/replicas", ValueChecks::pods);
        add(rows, List.of("Job"), "spec/parallelism", ValueChecks::pods);
        add(rows, List.of("Deployment", "StatefulSet"), "spec/revisionHistoryLimit", ValueChecks::notNegative);
        add(rows, List.of("Deployment"), "spec/progressDeadlineSeconds", ValueChecks::notNegative);
        add(rows, List.of("Deployment"), "spec/strategy/rollingUpdate/maxSurge", ValueChecks::amount);
        add(rows, List.of("Deployment"), "spec/strategy/rollingUpdate/maxUnavailable", ValueChecks::share);
        add(
                rows,
                List.of("StatefulSet"),
                "spec/volumeClaimTemplates[]/spec/storageClassName",
                NameRules::checkSubdomain);
        add(rows, List.of("CronJob"), "spec/schedule", CronSyntax::check);
        add(rows, List.of("CronJob"), "spec/timeZone", CronSyntax::checkZone);
        add(rows, List.of("PodDisruptionBudget"), "spec/minAvailable", ValueChecks::share);
        add(rows, List.of("PodDisruptionBudget"), "spec/maxUnavailable", ValueChecks::share);
        add(rows, List.of("Ingress"), "spec/rules[]/host", NameRules::checkHost);
        for (String field : List.of("backoffLimit", "activeDeadlineSeconds", "ttlSecondsAfterFinished")) {
            add(rows, List.of("Job"), "spec/" + field, ValueChecks::notNegative);
            add(rows, List.of("CronJob"), "spec/jobTemplate/spec/" + field, ValueChecks::notNegative);
        }
        for (String kind : PODS) {
            addPod(rows, kind, pod(kind));
        }
        return rows;
    }

    private static String pod(String kind) {
        return switch (kind) {
            case "Pod" -> "";
            case "CronJob" -> "spec/jobTemplate/spec/template/";
            default -> "spec/template/";
        };
    }

    private static void addPod(List<Row> rows, String kind, String pod) {
        List<String> kinds = List.of(kind);
        add(rows, kinds, pod + "spec/terminationGracePeriodSeconds", ValueChecks::notNegative);
        add(rows, kinds, pod + "spec/volumes[]/name", NameRules::checkPartName);
        for (String containers : CONTAINERS) {
            String container = pod + "spec/" + containers + "/";
            add(rows, kinds, container + "ports[]/name", ValueChecks::portName);
            add(rows, kinds, container + "env[]/name", ValueChecks::variable);
            for (String source : List.of("secretKeyRef", "configMapKeyRef")) {
                add(rows, kinds, container + "env[]/valueFrom/" + source + "/name", NameRules::checkSubdomain);
                add(rows, kinds, container + "env[]/valueFrom/" + source + "/key", ValueChecks::configKey);
            }
            for (String probe : PodDefaults.PROBES) {
                for (String field :
                        List.of("initialDelaySeconds", "timeoutSeconds", "periodSeconds", "failureThreshold")) {
                    add(rows, kinds, container + probe + "/" + field, ValueChecks::notNegative);
                }
            }
        }
    }

    private static void add(List<Row> rows, List<String> kinds, String path, ValueCheck check) {
        rows.add(new Row(kinds, List.of(path.split("/", -1)), check));
    }

    private static void walk(
            Map<String, Object> here, List<String> path, String field, ValueCheck check, Problems problems) {
        String step = path.get(0);
        boolean isLast = path.size() == 1;
        String name = step.replace("[]", "");
        String place = field.isEmpty() ? name : field + "." + name;
        if (step.endsWith("[]")) {
            List<Map<String, Object>> items = PlainValue.maps(here, name);
            for (int i = 0; i < items.size(); i++) {
                walk(items.get(i), path.subList(1, path.size()), place + "[" + i + "]", check, problems);
            }
            return;
        }
        Object value = here.get(name);
        if (isLast && value != null) {
            check.check(place, value, problems);
        } else if (!isLast && PlainValue.asMap(value) != null) {
            walk(PlainValue.child(here, name), path.subList(1, path.size()), place, check, problems);
        }
    }
}
