package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.Quantities;
import dev.railsk.testing.cluster.internal.rules.ResourceNames;
import java.util.Map;
import java.util.Objects;

/** ResourceQuotas: how much a namespace may have. A controller counts pods against them. */
public final class QuotaRules extends KindRules {

    /** The kind. */
    public static final ObjectKind KIND = new ObjectKind("v1", "ResourceQuota");

    /** The rules. */
    public QuotaRules() {
        super(ResourceKind.told(KIND));
    }

    @Override
    public void check(Part object) {
        Part spec = object.at("spec");
        spec.at("hard").map().forEach((name, amount) -> {
            String field = spec.path("hard") + "[" + name + "]";
            ResourceNames.checkQuota(field, name, spec.problems());
            if (Quantities.isNegative(amount)) {
                spec.problems().invalid(field, amount, "must be greater than or equal to 0");
            }
            if (ResourceNames.isCount(name) && !ResourceNames.isWhole(amount)) {
                spec.problems().invalid(field, amount, "must be an integer");
            }
        });
    }

    @Override
    public void checkChange(Part object, Map<String, Object> before) {
        Object then = PlainValue.at(before, "spec").get("scopes");
        if (!Objects.equals(then, object.at("spec").map().get("scopes"))) {
            object.at("spec").invalid("scopes", object.at("spec").values("scopes"), "field is immutable");
        }
    }
}
