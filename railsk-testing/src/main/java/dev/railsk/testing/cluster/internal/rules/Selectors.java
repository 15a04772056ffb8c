package dev.railsk.testing.cluster.internal.rules;

import java.util.List;
import java.util.Map;

/** Selectors by labels: whether they are well written, and what they select. */
public final class Selectors {

    private Selectors() {}

    /** Check a selector of labels, of whatever kind of object. */
    public static void check(Part selector) {
        NameRules.checkLabels(
                selector.path("matchLabels"), selector.at("matchLabels").map(), selector.problems());
        for (Part expression : selector.items("matchExpressions")) {
            String operator = expression.text("operator");
            switch (operator) {
                case "In", "NotIn", "Exists", "DoesNotExist" -> checkValues(expression, operator);
                default -> expression.invalid("operator", operator, "not a valid selector operator");
            }
            checkTerm(expression);
        }
    }

    /** Check the values of an operator that takes any number of them, or none. */
    public static void checkValues(Part expression, String operator) {
        boolean hasValues = !expression.values("values").isEmpty();
        boolean wantsValues = operator.equals("In") || operator.equals("NotIn");
        if (wantsValues && !hasValues) {
            expression.required("values", "must be specified when `operator` is 'In' or 'NotIn'");
        } else if (!wantsValues && hasValues) {
            expression.forbidden("values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
    }

    /** Check key and values of an expression, whatever its operator is. */
    public static void checkTerm(Part expression) {
        NameRules.checkKey(expression.path("key"), expression.text("key"), expression.problems());
        expression.checkEach("values", NameRules::checkLabelValue);
    }

    /** Whether a selector can be read at all: what is checked against it is checked only then. */
    public static boolean isReadable(Map<String, Object> selector) {
        Problems problems = new Problems();
        check(Part.whole(selector, problems));
        return problems.count() == 0;
    }

    /** Whether a selector that is well written selects these labels; one that asks for nothing selects all. */
    public static boolean selects(Map<String, Object> selector, Map<String, Object> labels) {
        Part whole = Part.whole(selector, new Problems());
        if (!labels.entrySet().containsAll(whole.at("matchLabels").map().entrySet())) {
            return false;
        }
        for (Part expression : whole.items("matchExpressions")) {
            if (!selects(expression, labels)) {
                return false;
            }
        }
        return true;
    }

    private static boolean selects(Part expression, Map<String, Object> labels) {
        String key = expression.text("key");
        List<Object> values = expression.values("values");
        return switch (expression.text("operator")) {
            case "In" -> labels.containsKey(key) && values.contains(labels.get(key));
            case "NotIn" -> !labels.containsKey(key) || !values.contains(labels.get(key));
            case "Exists" -> labels.containsKey(key);
            default -> !labels.containsKey(key);
        };
    }
}
