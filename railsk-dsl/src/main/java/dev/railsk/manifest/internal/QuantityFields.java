package dev.railsk.manifest.internal;

import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Which fields are resource quantities, and when two of those are equal. */
final class QuantityFields {

    private QuantityFields() {}

    static boolean isQuantity(FieldPath path) {
        String name = path.name();
        String holder = path.above(1);
        String outer = path.above(2);
        if (isChosenByUsers(path)) {
            return false;
        }
        return switch (holder) {
            case "limits", "requests" -> outer.equals("resources");
            case "hard", "capacity", "overhead" -> outer.equals("spec");
            case "emptyDir" -> name.equals("sizeLimit");
            case "resourceFieldRef" -> name.equals("divisor");
            case "target" -> name.equals("averageValue") || name.equals("value");
            default -> false;
        };
    }

    /** Annotations, labels and the data of a ConfigMap or Secret are text, whatever they look like. */
    private static boolean isChosenByUsers(FieldPath path) {
        String first = path.first();
        return !first.equals("spec") && !first.equals("status");
    }

    /** By value: {@code 1000m} is {@code 1}, {@code 1Gi} is {@code 1024Mi}. */
    static boolean isEqual(@Nullable Object one, @Nullable Object other) {
        if (!isText(one) || !isText(other)) {
            return false;
        }
        try {
            return new Quantity(String.valueOf(one)).compareTo(new Quantity(String.valueOf(other))) == 0;
        } catch (IllegalArgumentException | ArithmeticException notQuantities) {
            return false;
        }
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof String || value instanceof Number;
    }
}
