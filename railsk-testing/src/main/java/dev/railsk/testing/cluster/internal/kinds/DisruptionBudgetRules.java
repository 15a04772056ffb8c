package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Selectors;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.List;
import java.util.Map;

/** PodDisruptionBudgets: how many of some pods must stay. */
public final class DisruptionBudgetRules extends KindRules {

    /** The rules. */
    public DisruptionBudgetRules() {
        super(ResourceKind.worked(ObjectKind.POD_DISRUPTION_BUDGET));
    }

    @Override
    public void fill(Map<String, Object> object) {
        Map<String, Object> status = PlainValue.child(object, "status");
        for (String field : List.of("currentHealthy", "desiredHealthy", "disruptionsAllowed", "expectedPods")) {
            status.putIfAbsent(field, 0);
        }
    }

    @Override
    public void check(Part object) {
        Part spec = object.at("spec");
        if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
            object.invalid("spec", spec.map(), "minAvailable and maxUnavailable cannot be both set");
        }
        spec.check("minAvailable", ValueChecks::share)
                .check("maxUnavailable", ValueChecks::share)
                .oneOf("unhealthyPodEvictionPolicy", "AlwaysAllow", "IfHealthyBudget");
        Selectors.check(spec.at("selector"));
    }
}
