package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.pods.PodChecks;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Selectors;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Jobs: pods that run to their end, found by the Job's identity. */
public final class JobRules extends KindRules {

    private static final String UID_LABEL = "batch.kubernetes.io/controller-uid";
    private static final int MOST_INDEXED = 100_000;

    /** The rules. */
    public JobRules() {
        super(ResourceKind.worked(ObjectKind.JOB));
    }

    @Override
    public void fill(Map<String, Object> object) {
        Map<String, Object> spec = PlainValue.child(object, "spec");
        spec.putIfAbsent("backoffLimit", 6);
        spec.putIfAbsent("completionMode", "NonIndexed");
        if (!spec.containsKey("parallelism")) {
            spec.putIfAbsent("completions", 1);
        }
        spec.putIfAbsent("parallelism", 1);
        spec.putIfAbsent("manualSelector", false);
        spec.putIfAbsent("suspend", false);
        spec.putIfAbsent("podReplacementPolicy", "TerminatingOrFailed");
        Replicas.fill(spec);
    }

    @Override
    public void assign(Map<String, Object> object, Allocation allocation) {
        Map<String, Object> metadata = PlainValue.child(object, "metadata");
        Map<String, Object> spec = PlainValue.child(object, "spec");
        Map<String, Object> template = PlainValue.child(PlainValue.child(spec, "template"), "metadata");
        Map<String, Object> labels = PlainValue.child(template, "labels");
        new TreeMap<>(identity(object)).forEach(labels::put);
        if (!metadata.containsKey("labels")) {
            metadata.put("labels", PlainValue.copyMap(labels));
        }
        PlainValue.child(PlainValue.child(spec, "selector"), "matchLabels")
                .put(UID_LABEL, PlainValue.text(metadata, "uid"));
    }

    @Override
    public void check(Part object) {
        Part spec = object.at("spec");
        checkJob(spec);
        Map<String, Object> selector = spec.at("selector").map();
        if (!Selectors.isReadable(selector)) {
            return;
        }
        if (!spec.isTrue("manualSelector") && !Selectors.selects(selector, identity(object.map()))) {
            spec.invalid("selector", selector, "`selector` not auto-generated");
        }
        Part metadata = spec.at("template").at("metadata");
        if (!Selectors.selects(selector, metadata.at("labels").map())) {
            metadata.invalid("labels", metadata.at("labels").map(), "`selector` does not match template `labels`");
        }
    }

    /** The labels by which the pods of a Job are known. */
    private static Map<String, Object> identity(Map<String, Object> job) {
        Map<String, Object> metadata = PlainValue.at(job, "metadata");
        String uid = PlainValue.text(metadata, "uid");
        String name = PlainValue.text(metadata, "name");
        return Map.of(UID_LABEL, uid, "controller-uid", uid, "batch.kubernetes.io/job-name", name, "job-name", name);
    }

    static void checkJob(Part spec) {
        spec.check("parallelism", ValueChecks::pods);
        for (String field : List.of(
                "completions",
                "activeDeadlineSeconds",
                "backoffLimit",
                "ttlSecondsAfterFinished",
                "maxFailedIndexes")) {
            spec.check(field, ValueChecks::notNegative);
        }
        spec.oneOf("completionMode", "NonIndexed", "Indexed")
                .oneOf("podReplacementPolicy", "Failed", "TerminatingOrFailed");
        boolean isIndexed = spec.text("completionMode").equals("Indexed");
        if (isIndexed && !spec.has("completions")) {
            spec.required("completions", "when completion mode is Indexed");
        }
        if (isIndexed && spec.number("parallelism", 0) > MOST_INDEXED) {
            spec.invalid(
                    "parallelism",
                    spec.number("parallelism", 0),
                    "must be less than or equal to " + MOST_INDEXED + " when completion mode is Indexed");
        }
        if (!isIndexed) {
            for (String field : List.of("backoffLimitPerIndex", "maxFailedIndexes")) {
                if (spec.has(field)) {
                    spec.invalid(field, spec.number(field, 0), "requires indexed completion mode");
                }
            }
        }
        if (spec.has("maxFailedIndexes") && !spec.has("backoffLimitPerIndex")) {
            spec.required("backoffLimitPerIndex", "when maxFailedIndexes is specified");
        }
        PodChecks.checkTemplate(spec, List.of());
        checkRestarts(spec.at("template").at("spec"));
    }

    private static void checkRestarts(Part pod) {
        if (pod.text("restartPolicy").equals("Always")) {
            pod.required("restartPolicy", "valid values: \"OnFailure\", \"Never\"");
        } else {
            pod.oneOf("restartPolicy", "OnFailure", "Never");
        }
    }

    @Override
    public void checkChange(Part object, Map<String, Object> before) {
        for (String field : List.of("completions", "selector", "template", "completionMode")) {
            Immutable.check(object, before, field);
        }
    }
}
