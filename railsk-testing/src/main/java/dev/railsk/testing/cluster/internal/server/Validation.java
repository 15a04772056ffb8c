package dev.railsk.testing.cluster.internal.server;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Refuses what the server refuses with a 422, for the fields that railsk renders. */
final class Validation {

    private final ResourceKind kind;
    private final Map<String, Object> object;
    private final Problems problems = new Problems();

    private Validation(ResourceKind kind, Map<String, Object> object) {
        this.kind = kind;
        this.object = object;
    }

    /** Check an object, and against its former state when there is one. */
    static void check(ResourceKind kind, Map<String, Object> object, Map<String, Object> before) {
        Validation validation = new Validation(kind, object);
        NameRules.check(kind, object, validation.problems);
        ValueRules.check(kind, object, validation.problems);
        validation.checkKind();
        if (!before.isEmpty()) {
            validation.checkImmutable(before);
        }
        if (!validation.problems.causes().isEmpty()) {
            String name = PlainValue.text(PlainValue.at(object, "metadata"), "name");
            throw Refusals.invalid(kind, name, validation.problems.causes());
        }
    }

    private void checkKind() {
        Map<String, Object> spec = PlainValue.at(object, "spec");
        switch (kind.kind().kind()) {
            case "Deployment", "ReplicaSet", "StatefulSet" -> checkReplicated(spec);
            case "Job" -> checkJob("spec", spec);
            case "CronJob" -> checkJob("spec.jobTemplate.spec", PlainValue.at(spec, "jobTemplate", "spec"));
            case "Pod" -> PodValidation.check("spec", spec, problems);
            case "Service" -> checkService(spec);
            case "Ingress" -> checkIngress(spec);
            case "PodDisruptionBudget" -> checkBudget(spec);
            case "ConfigMap", "Secret" -> checkConfigKeys();
            default -> {
                // ServiceAccount, Namespace, Event: names only
            }
        }
    }

    private void checkReplicated(Map<String, Object> spec) {
        Map<String, Object> selector = PlainValue.at(spec, "selector");
        if (selector.isEmpty()) {
            problems.required("spec.selector");
        }
        Map<String, Object> labels = PlainValue.at(spec, "template", "metadata", "labels");
        Map<String, Object> wanted = PlainValue.at(selector, "matchLabels");
        if (selector.isEmpty() || !labels.entrySet().containsAll(wanted.entrySet())) {
            problems.invalid("spec.template.metadata.labels", labels, "`selector` does not match template `labels`");
        }
        checkTemplate("spec", spec);
        String policy = PlainValue.text(PlainValue.at(spec, "template", "spec"), "restartPolicy");
        if (!policy.equals("Always")) {
            problems.unsupported("spec.template.spec.restartPolicy", policy, "\"Always\"");
        }
    }

    private void checkJob(String field, Map<String, Object> spec) {
        checkTemplate(field, spec);
        String policy = PlainValue.text(PlainValue.at(spec, "template", "spec"), "restartPolicy");
        if (policy.equals("Always")) {
            problems.required(field + ".template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\"");
        }
    }

    private void checkTemplate(String field, Map<String, Object> spec) {
        Map<String, Object> metadata = PlainValue.at(spec, "template", "metadata");
        NameRules.checkLabels(field + ".template.labels", PlainValue.at(metadata, "labels"), problems);
        NameRules.checkAnnotations(field + ".template.annotations", PlainValue.at(metadata, "annotations"), problems);
        List<String> claims = PlainValue.maps(spec, "volumeClaimTemplates").stream()
                .map(claim -> PlainValue.text(PlainValue.at(claim, "metadata"), "name"))
                .toList();
        PodValidation.check(field + ".template.spec", PlainValue.at(spec, "template", "spec"), claims, problems);
    }

    private void checkService(Map<String, Object> spec) {
        List<Map<String, Object>> ports = PlainValue.maps(spec, "ports");
        if (ports.isEmpty() && !PlainValue.text(spec, "clusterIP").equals("None")) {
            problems.required("spec.ports");
        }
        for (int i = 0; i < ports.size(); i++) {
            String field = "spec.ports[" + i + "]";
            if (ports.size() > 1 && PlainValue.text(ports.get(i), "name").isEmpty()) {
                problems.required(field + ".name");
            }
            PodValidation.checkPort(field + ".port", ports.get(i).get("port"), problems);
            PodValidation.checkPort(field + ".targetPort", ports.get(i).get("targetPort"), problems);
        }
    }

    private void checkIngress(Map<String, Object> spec) {
        List<Map<String, Object>> rules = PlainValue.maps(spec, "rules");
        if (rules.isEmpty() && !spec.containsKey("defaultBackend")) {
            problems.invalid("spec", spec, "either `defaultBackend` or `rules` must be specified");
        }
        for (int i = 0; i < rules.size(); i++) {
            List<Map<String, Object>> paths = PlainValue.maps(PlainValue.at(rules.get(i), "http"), "paths");
            for (int j = 0; j < paths.size(); j++) {
                String field = "spec.rules[" + i + "].http.paths[" + j + "]";
                if (!paths.get(j).containsKey("pathType")) {
                    problems.required(field + ".pathType", "pathType must be specified");
                } else if (!PlainValue.text(paths.get(j), "path").startsWith("/")) {
                    problems.invalid(
                            field + ".path", PlainValue.text(paths.get(j), "path"), "must be an absolute path");
                }
            }
        }
    }

    private void checkBudget(Map<String, Object> spec) {
        if (spec.containsKey("minAvailable") && spec.containsKey("maxUnavailable")) {
            problems.invalid("spec", spec, "minAvailable and maxUnavailable cannot be both set");
        }
    }

    private void checkConfigKeys() {
        for (String key : PlainValue.at(object, "data").keySet()) {
            ValueChecks.configKey("data[" + key + "]", key, problems);
        }
    }

    private void checkImmutable(Map<String, Object> before) {
        switch (kind.kind().kind()) {
            case "Deployment", "ReplicaSet" -> checkSame(before, "selector");
            case "Job" -> {
                checkSame(before, "completions");
                checkSame(before, "selector");
                checkSame(before, "template");
            }
            case "ConfigMap", "Secret" -> checkSameData(before);
            default -> {
                // the other kinds may change in all fields that railsk renders
            }
        }
    }

    private void checkSame(Map<String, Object> before, String field) {
        Object then = PlainValue.at(before, "spec").get(field);
        Object now = PlainValue.at(object, "spec").get(field);
        if (!Objects.equals(then, now)) {
            problems.invalid("spec." + field, now == null ? Map.of() : now, "field is immutable");
        }
    }

    private void checkSameData(Map<String, Object> before) {
        if (Boolean.TRUE.equals(before.get("immutable"))
                && !PlainValue.at(before, "data").equals(PlainValue.at(object, "data"))) {
            problems.forbidden("data", "field is immutable when `immutable` is set");
        }
        Object type = object.get("type");
        if (type != null && before.containsKey("type") && !type.equals(before.get("type"))) {
            problems.invalid("type", type, "field is immutable");
        }
    }
}
