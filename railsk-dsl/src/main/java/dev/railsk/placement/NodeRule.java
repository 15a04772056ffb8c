package dev.railsk.placement;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.problem.InvalidValueException;
import java.util.List;

/**
 * What a label of a node must be like.
 *
 * @param key the label's key
 * @param operator how it is compared
 * @param values with what
 */
public record NodeRule(String key, Operator operator, List<String> values) {

    private static final String NEXT_STEP =
            "Write NodeRule.in(\"topology.kubernetes.io/zone\", \"eu-west-1a\"), for example.";

    public NodeRule {
        requireNonNull(operator, "operator");
        values = List.copyOf(values);
        if (!LabelSyntax.isKey(requireNonNull(key, "key"))) {
            throw new InvalidValueException(
                    "the key of a node's label must have the form of a label's, but was \"" + key + "\"", NEXT_STEP);
        }
        boolean needsValue = operator == Operator.IN || operator == Operator.NOT_IN;
        if (needsValue && values.isEmpty()) {
            throw new InvalidValueException(
                    "the label \"" + key + "\" of a node must be compared with at least one value", NEXT_STEP);
        }
        for (String value : values) {
            if (!LabelSyntax.isValue(value)) {
                throw new InvalidValueException(
                        "the value of a node's label must have the form of a label's, but was \"" + value + "\"",
                        NEXT_STEP);
            }
        }
    }

    /** How a label is compared. */
    public enum Operator {
        /** It is one of the values. */
        IN("In"),
        /** It is none of them, or is not there. */
        NOT_IN("NotIn"),
        /** It is there. */
        EXISTS("Exists"),
        /** It is not there. */
        DOES_NOT_EXIST("DoesNotExist"),
        /** It is a greater whole number. */
        ABOVE("Gt"),
        /** It is a smaller whole number. */
        BELOW("Lt");

        private final String kubernetesName;

        Operator(String kubernetesName) {
            this.kubernetesName = kubernetesName;
        }

        /** The word of the Kubernetes API. */
        public String kubernetesName() {
            return kubernetesName;
        }
    }

    /** The label is one of these values. */
    public static NodeRule in(String key, String... values) {
        return new NodeRule(key, Operator.IN, List.of(requireNonNull(values, "values")));
    }

    /** The label is none of these values, or is not there. */
    public static NodeRule notIn(String key, String... values) {
        return new NodeRule(key, Operator.NOT_IN, List.of(requireNonNull(values, "values")));
    }

    /** The label is there. */
    public static NodeRule exists(String key) {
        return new NodeRule(key, Operator.EXISTS, List.of());
    }

    /** The label is not there. */
    public static NodeRule absent(String key) {
        return new NodeRule(key, Operator.DOES_NOT_EXIST, List.of());
    }

    /** The label is a whole number above this one. */
    public static NodeRule above(String key, int number) {
        return new NodeRule(key, Operator.ABOVE, List.of(text(number)));
    }

    /** The label is a whole number below this one. */
    public static NodeRule below(String key, int number) {
        return new NodeRule(key, Operator.BELOW, List.of(text(number)));
    }

    private static String text(int number) {
        if (number < 0) {
            throw new InvalidValueException(
                    "the number to compare a node's label with must be at least 0, but was " + number,
                    "Write NodeRule.above(\"karpenter.k8s.aws/instance-cpu\", 3), for example.");
        }
        return Integer.toString(number);
    }
}
