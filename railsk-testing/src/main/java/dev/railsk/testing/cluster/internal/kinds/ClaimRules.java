package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Quantities;
import dev.railsk.testing.cluster.internal.rules.Selectors;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** PersistentVolumeClaims, also those that a StatefulSet makes from a template. */
public final class ClaimRules extends KindRules {

    /** The kind. */
    public static final ObjectKind KIND = new ObjectKind("v1", "PersistentVolumeClaim");

    private static final List<String> MODES =
            List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");

    /** The rules. */
    public ClaimRules() {
        super(ResourceKind.told(KIND));
    }

    @Override
    public void fill(Map<String, Object> object) {
        fillClaim(object);
    }

    static void fillClaim(Map<String, Object> claim) {
        PlainValue.child(claim, "spec").putIfAbsent("volumeMode", "Filesystem");
        PlainValue.child(claim, "status").putIfAbsent("phase", "Pending");
    }

    @Override
    public void check(Part object) {
        checkClaim(object.at("spec"));
    }

    static void checkClaim(Part spec) {
        if (spec.values("accessModes").isEmpty()) {
            spec.required("accessModes", "at least 1 access mode is required");
        }
        for (Object mode : spec.values("accessModes")) {
            if (!MODES.contains(mode)) {
                spec.problems().unsupported(spec.path("accessModes"), mode, MODES);
            }
        }
        if (spec.values("accessModes").contains("ReadWriteOncePod")
                && spec.values("accessModes").size() > 1) {
            spec.forbidden("accessModes", "may not use ReadWriteOncePod with other access modes");
        }
        checkSize(spec);
        Selectors.check(spec.at("selector"));
        if (!spec.text("storageClassName").isEmpty()) {
            spec.check("storageClassName", NameRules::checkSubdomain);
        }
        spec.oneOf("volumeMode", "Block", "Filesystem");
    }

    @Override
    public void checkChange(Part object, Map<String, Object> before) {
        Part spec = object.at("spec");
        Map<String, Object> old = PlainValue.at(before, "spec");
        boolean isBound =
                PlainValue.text(PlainValue.at(before, "status"), "phase").equals("Bound");
        if (!fixed(old, old, isBound).equals(fixed(spec.map(), old, isBound))) {
            object.forbidden(
                    "spec",
                    "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound"
                            + " claims");
        }
        if (!Objects.equals(old.get("volumeMode"), spec.map().get("volumeMode"))) {
            // The server leaves "spec" out here.
            object.invalid("volumeMode", spec.text("volumeMode"), "field is immutable");
        }
    }

    /** What of a specification stays as it is: a class may come where there was none, a bound claim may ask for more. */
    private static Map<String, Object> fixed(Map<String, Object> spec, Map<String, Object> before, boolean isBound) {
        Map<String, Object> fixed = PlainValue.copyMap(spec);
        if (!before.containsKey("storageClassName")) {
            fixed.remove("storageClassName");
        }
        if (isBound) {
            PlainValue.child(fixed, "resources").remove("requests");
        }
        return fixed;
    }

    private static void checkSize(Part spec) {
        Object size = spec.at("resources").at("requests").map().get("storage");
        String field = spec.path("resources") + "[storage]";
        if (size == null) {
            spec.problems().required(field);
        } else if (Quantities.millis(String.valueOf(size)).signum() <= 0) {
            spec.problems().invalid(field, size, "must be greater than zero");
        }
    }
}
