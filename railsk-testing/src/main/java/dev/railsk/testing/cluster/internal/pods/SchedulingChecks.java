package dev.railsk.testing.cluster.internal.pods;

import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Problems;
import dev.railsk.testing.cluster.internal.rules.Selectors;
import java.util.List;

/** Refuses what the server refuses in where pods may run. */
final class SchedulingChecks {

    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private SchedulingChecks() {}

    static void check(Part spec) {
        spec.items("tolerations").forEach(SchedulingChecks::checkToleration);
        checkSpread(spec);
        Part affinity = spec.at("affinity");
        checkNodes(affinity.at("nodeAffinity"));
        checkPods(affinity.at("podAffinity"));
        checkPods(affinity.at("podAntiAffinity"));
    }

    private static void checkToleration(Part toleration) {
        String operator = toleration.text("operator");
        String effect = toleration.text("effect");
        if (!toleration.text("key").isEmpty()) {
            NameRules.checkKey(toleration.path("key"), toleration.text("key"), toleration.problems());
        } else if (!operator.equals("Exists")) {
            toleration.invalid(
                    "operator",
                    operator,
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
        }
        if (toleration.has("tolerationSeconds") && !effect.equals("NoExecute")) {
            toleration.invalid("effect", effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
        }
        // The server names the operator also where the value is wrong.
        if (operator.isEmpty() || operator.equals("Equal")) {
            NameRules.checkLabelValue(toleration.path("operator"), toleration.text("value"), toleration.problems());
        } else if (operator.equals("Exists") && !toleration.text("value").isEmpty()) {
            toleration.invalid("operator", toleration.text("value"), "value must be empty when `operator` is 'Exists'");
        } else {
            toleration.oneOf("operator", "Equal", "Exists");
        }
        if (!effect.isEmpty()) {
            toleration.oneOf("effect", "NoSchedule", "PreferNoSchedule", "NoExecute");
        }
    }

    private static void checkSpread(Part spec) {
        List<Part> constraints = spec.items("topologySpreadConstraints");
        for (int i = 0; i < constraints.size(); i++) {
            Part constraint = constraints.get(i);
            positive(constraint, "maxSkew", constraint.number("maxSkew", 0));
            if (constraint.text("topologyKey").isEmpty()) {
                constraint.required("topologyKey", "can not be empty");
            }
            String otherwise = constraint.text("whenUnsatisfiable");
            if (!List.of("DoNotSchedule", "ScheduleAnyway").contains(otherwise)) {
                constraint
                        .problems()
                        .unsupported(
                                constraint.path("whenUnsatisfiable"),
                                otherwise,
                                List.of("DoNotSchedule", "ScheduleAnyway"));
            }
            checkNotRepeated(constraint, constraints.subList(i + 1, constraints.size()));
            if (constraint.has("minDomains")) {
                positive(constraint, "minDomains", constraint.number("minDomains", 0));
                if (!otherwise.equals("DoNotSchedule")) {
                    constraint.invalid(
                            "minDomains",
                            constraint.number("minDomains", 0),
                            "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not " + otherwise);
                }
            }
            Selectors.check(constraint.at("labelSelector"));
        }
    }

    private static void positive(Part part, String field, long value) {
        if (value <= 0) {
            part.invalid(field, value, "must be greater than 0");
        }
    }

    private static void checkNotRepeated(Part constraint, List<Part> later) {
        String same = "{" + constraint.text("topologyKey") + ", " + constraint.text("whenUnsatisfiable") + "}";
        for (Part other : later) {
            if (same.equals("{" + other.text("topologyKey") + ", " + other.text("whenUnsatisfiable") + "}")) {
                constraint.duplicate("{topologyKey, whenUnsatisfiable}", same);
                return;
            }
        }
    }

    private static void checkNodes(Part affinity) {
        if (affinity.has(REQUIRED)) {
            Part required = affinity.at(REQUIRED);
            if (required.items("nodeSelectorTerms").isEmpty()) {
                required.required("nodeSelectorTerms", "must have at least one node selector term");
            }
            required.items("nodeSelectorTerms").forEach(term -> checkNodeTerm(term, true));
        }
        for (Part term : affinity.items(PREFERRED)) {
            checkWeight(term);
            checkNodeTerm(term.at("preference"), false);
        }
    }

    private static void checkNodeTerm(Part term, boolean isRequired) {
        for (Part expression : term.items("matchExpressions")) {
            String operator = expression.text("operator");
            switch (operator) {
                case "In", "NotIn", "Exists", "DoesNotExist" -> Selectors.checkValues(expression, operator);
                case "Gt", "Lt" -> {
                    if (expression.values("values").size() != 1) {
                        expression.required("values", "must be specified single value when `operator` is 'Lt' or 'Gt'");
                    }
                }
                default -> expression.invalid("operator", operator, "not a valid selector operator");
            }
            // A value that no label can have is refused only where it decides.
            NameRules.checkKey(expression.path("key"), expression.text("key"), expression.problems());
            if (isRequired) {
                expression.checkEach("values", NameRules::checkLabelValue);
            }
        }
    }

    private static void checkPods(Part affinity) {
        affinity.items(REQUIRED).forEach(SchedulingChecks::checkPodTerm);
        for (Part term : affinity.items(PREFERRED)) {
            checkWeight(term);
            checkPodTerm(term.at("podAffinityTerm"));
        }
    }

    private static void checkPodTerm(Part term) {
        Selectors.check(term.at("labelSelector"));
        Selectors.check(term.at("namespaceSelector"));
        term.values("namespaces")
                .forEach(name -> NameRules.checkLabelName(term.path("namespace"), name, term.problems()));
        String key = term.text("topologyKey");
        Problems problems = term.problems();
        if (key.isEmpty()) {
            term.required("topologyKey", "can not be empty");
        }
        NameRules.checkKey(term.path("topologyKey"), key, problems);
    }

    private static void checkWeight(Part term) {
        long weight = term.number("weight", 0);
        if (weight <= 0 || weight > 100) {
            term.invalid("weight", weight, "must be in the range 1-100");
        }
    }
}
