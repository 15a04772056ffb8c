package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Quantities;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** HorizontalPodAutoscalers: between how many pods a workload may have, and what is measured. */
public final class AutoscalerRules extends KindRules {

    /** The kind. */
    public static final ObjectKind KIND = new ObjectKind("autoscaling/v2", "HorizontalPodAutoscaler");

    private static final String[] METRICS = {"ContainerResource", "External", "Object", "Pods", "Resource"};
    private static final Tree CPU = Tree.parseJson(
            """
            {"type": "Resource", "resource": {"name": "cpu", "target": {"type": "Utilization", "averageUtilization": 80}}}
            """);
    private static final int LONGEST_WINDOW = 3600;
    private static final int LONGEST_PERIOD = 1800;

    /** The rules. */
    public AutoscalerRules() {
        super(ResourceKind.told(KIND));
    }

    @Override
    public void fill(Map<String, Object> object) {
        Map<String, Object> spec = PlainValue.child(object, "spec");
        spec.putIfAbsent("minReplicas", 1);
        if (PlainValue.maps(spec, "metrics").isEmpty()) {
            spec.put("metrics", new ArrayList<Object>(List.of(PlainValue.draft(CPU))));
        }
        if (spec.containsKey("behavior")) {
            Map<String, Object> behavior = PlainValue.child(spec, "behavior");
            Map<String, Object> up = PlainValue.child(behavior, "scaleUp");
            up.putIfAbsent("stabilizationWindowSeconds", 0);
            fillDirection(up, List.of(policy("Pods", 4), policy("Percent", 100)));
            fillDirection(PlainValue.child(behavior, "scaleDown"), List.of(policy("Percent", 100)));
        }
        PlainValue.child(object, "status").putIfAbsent("desiredReplicas", 0);
    }

    private static void fillDirection(Map<String, Object> direction, List<Map<String, Object>> policies) {
        direction.putIfAbsent("selectPolicy", "Max");
        if (!direction.containsKey("policies")) {
            direction.put("policies", new ArrayList<Object>(policies));
        }
    }

    private static Map<String, Object> policy(String type, int value) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("type", type);
        policy.put("value", value);
        policy.put("periodSeconds", 15);
        return policy;
    }

    @Override
    public void check(Part object) {
        Part spec = object.at("spec");
        long least = spec.number("minReplicas", 1);
        long most = spec.number("maxReplicas", 0);
        if (least < 1) {
            spec.invalid("minReplicas", least, "must be greater than or equal to 1");
            checkScaleToZero(spec);
        }
        if (most < 1) {
            spec.invalid("maxReplicas", most, "must be greater than 0");
        }
        if (most < least) {
            spec.invalid("maxReplicas", most, "must be greater than or equal to `minReplicas`");
        }
        Part target = spec.at("scaleTargetRef");
        if (!target.text("apiVersion").contains("/")) {
            target.invalid("apiVersion", target.text("apiVersion"), "apiVersion must specify API group");
        }
        target.requires("kind");
        if (target.requires("name")) {
            target.check("name", NameRules::checkPathSegment);
        }
        spec.items("metrics").forEach(AutoscalerRules::checkMetric);
        checkDirection(spec.at("behavior"), "scaleUp");
        checkDirection(spec.at("behavior"), "scaleDown");
    }

    /** Cpu and memory of no pods say nothing of when to come back. */
    private static void checkScaleToZero(Part spec) {
        boolean isMeasuredOutside = spec.items("metrics").stream()
                .anyMatch(metric -> List.of("Object", "External").contains(metric.text("type")));
        if (!isMeasuredOutside) {
            spec.forbidden(
                    "metrics",
                    "must specify at least one Object or External metric to support scaling to zero replicas");
        }
    }

    private static void checkMetric(Part metric) {
        if (!metric.requires("type")) {
            return;
        }
        String type = metric.text("type");
        metric.oneOf("type", METRICS);
        if (!List.of(METRICS).contains(type)) {
            return;
        }
        String source = Character.toLowerCase(type.charAt(0)) + type.substring(1);
        if (!metric.has(source)) {
            metric.required(source, "must populate information for the given metric source");
            return;
        }
        Part measured = metric.at(source);
        if (source.equals("resource") || source.equals("containerResource")) {
            measured.requires("name");
        } else {
            measured.at("metric").requires("name");
        }
        if (source.equals("object")) {
            measured.at("describedObject").requires("kind");
            measured.at("describedObject").requires("name");
        }
        checkTarget(measured.at("target"), source);
    }

    private static void checkTarget(Part target, String source) {
        if (target.requires("type")) {
            target.oneOf("type", "AverageValue", "Utilization", "Value");
        }
        if (target.has("averageUtilization") && target.number("averageUtilization", 1) < 1) {
            target.invalid("averageUtilization", target.number("averageUtilization", 0), "must be greater than 0");
        }
        for (String field : List.of("averageValue", "value")) {
            if (target.has(field) && Quantities.millis(target.text(field)).signum() <= 0) {
                target.invalid(field, target.text(field), "must be positive");
            }
        }
        switch (source) {
            case "resource", "containerResource" -> needsOne(target, "averageUtilization", "averageValue");
            case "pods" -> needsOne(target, "averageValue", "averageValue");
            default -> needsOne(target, "averageValue", "value");
        }
    }

    private static void needsOne(Part target, String told, String other) {
        if (!target.has(told) && !target.has(other)) {
            target.required(told, "must set either " + told + " or " + other);
        }
    }

    private static void checkDirection(Part behavior, String name) {
        if (!behavior.has(name)) {
            return;
        }
        Part direction = behavior.at(name);
        direction.check("stabilizationWindowSeconds", ValueChecks::notNegative);
        if (direction.number("stabilizationWindowSeconds", 0) > LONGEST_WINDOW) {
            direction.invalid(
                    "stabilizationWindowSeconds",
                    direction.number("stabilizationWindowSeconds", 0),
                    "must be less than or equal to " + LONGEST_WINDOW);
        }
        direction.oneOf("selectPolicy", "Disabled", "Max", "Min");
        if (direction.items("policies").isEmpty()) {
            direction.required("policies", "must specify at least one Policy");
        }
        direction.items("policies").forEach(AutoscalerRules::checkPolicy);
    }

    private static void checkPolicy(Part policy) {
        policy.oneOf("type", "Percent", "Pods");
        if (policy.number("value", 0) < 1) {
            policy.invalid("value", policy.number("value", 0), "must be greater than zero");
        }
        long period = policy.number("periodSeconds", 0);
        if (period < 1) {
            policy.invalid("periodSeconds", period, "must be greater than zero");
        } else if (period > LONGEST_PERIOD) {
            policy.invalid("periodSeconds", period, "must be less than or equal to " + LONGEST_PERIOD);
        }
    }
}
