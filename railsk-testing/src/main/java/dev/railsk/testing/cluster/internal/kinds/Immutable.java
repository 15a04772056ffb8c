package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Part;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Fields that nobody may change once the object is there. */
final class Immutable {

    private Immutable() {}

    /** A field of the specification must be what it was. */
    static void check(Part object, Map<String, Object> before, String field) {
        Object then = PlainValue.at(before, "spec").get(field);
        Object now = object.at("spec").map().get(field);
        if (!Objects.equals(then, now)) {
            object.at("spec").invalid(field, now == null ? Map.of() : now, "field is immutable");
        }
    }

    /** The data and the type of a Secret or ConfigMap, as far as they are kept from changing. */
    static void checkData(Part object, Map<String, Object> before) {
        boolean isFrozen = Boolean.TRUE.equals(before.get("immutable"));
        if (isFrozen && !object.isTrue("immutable")) {
            object.forbidden("immutable", "field is immutable when `immutable` is set");
        }
        for (String field : List.of("data", "binaryData")) {
            if (isFrozen
                    && !PlainValue.at(before, field).equals(object.at(field).map())) {
                object.forbidden(field, "field is immutable when `immutable` is set");
            }
        }
    }
}
