package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Part;
import java.util.Map;

/** Leases: who holds what, and until when others respect it. */
public final class LeaseRules extends KindRules {

    private static final String POSITIVE = "must be greater than 0";

    /** The rules. */
    public LeaseRules() {
        super(ResourceKind.plain(new ObjectKind("coordination.k8s.io/v1", "Lease")));
    }

    // Fields of a feature that is off.
    @Override
    public void fill(Map<String, Object> object) {
        PlainValue.at(object, "spec").remove("strategy");
        PlainValue.at(object, "spec").remove("preferredHolder");
    }

    @Override
    public void check(Part object) {
        Part spec = object.at("spec");
        if (spec.has("leaseDurationSeconds") && spec.number("leaseDurationSeconds", 1) <= 0) {
            spec.invalid("leaseDurationSeconds", spec.number("leaseDurationSeconds", 0), POSITIVE);
        }
        if (spec.has("leaseTransitions") && spec.number("leaseTransitions", 0) < 0) {
            spec.invalid("leaseTransitions", spec.number("leaseTransitions", 0), "must be greater than or equal to 0");
        }
    }
}
