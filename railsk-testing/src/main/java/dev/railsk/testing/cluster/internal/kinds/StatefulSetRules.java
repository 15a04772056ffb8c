package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Blanks;
import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** StatefulSets: replicas with names and storage of their own. */
public final class StatefulSetRules extends KindRules {

    private static final Set<String> CHANGEABLE = Set.of(
            "replicas",
            "ordinals",
            "template",
            "updateStrategy",
            "revisionHistoryLimit",
            "persistentVolumeClaimRetentionPolicy",
            "minReadySeconds");

    /** The rules. */
    public StatefulSetRules() {
        super(ResourceKind.worked(ObjectKind.STATEFUL_SET));
    }

    @Override
    public void fill(Map<String, Object> object) {
        Map<String, Object> spec = PlainValue.child(object, "spec");
        spec.putIfAbsent("replicas", 1);
        spec.putIfAbsent("revisionHistoryLimit", 10);
        Blanks.fill(spec, "podManagementPolicy", "OrderedReady");
        Map<String, Object> retention = PlainValue.child(spec, "persistentVolumeClaimRetentionPolicy");
        retention.putIfAbsent("whenDeleted", "Retain");
        retention.putIfAbsent("whenScaled", "Retain");
        Map<String, Object> strategy = PlainValue.child(spec, "updateStrategy");
        Blanks.fill(strategy, "type", "RollingUpdate");
        if (PlainValue.text(strategy, "type").equals("RollingUpdate")) {
            PlainValue.child(strategy, "rollingUpdate").putIfAbsent("partition", 0);
        }
        PlainValue.maps(spec, "volumeClaimTemplates").forEach(ClaimRules::fillClaim);
        Replicas.fill(spec);
    }

    @Override
    public void check(Part object) {
        Part spec = object.at("spec");
        List<Part> claims = spec.items("volumeClaimTemplates");
        Replicas.check(spec, "StatefulSet", claims);
        claims.forEach(claim -> ClaimRules.checkClaim(claim.at("spec")));
        checkPolicies(spec);
        if (!spec.text("serviceName").isEmpty()) {
            spec.check("serviceName", NameRules::checkLabelName);
        }
    }

    private static void checkPolicies(Part spec) {
        String policy = spec.text("podManagementPolicy");
        if (!List.of("OrderedReady", "Parallel").contains(policy)) {
            spec.invalid("podManagementPolicy", policy, "must be 'OrderedReady' or 'Parallel'");
        }
        Part strategy = spec.at("updateStrategy");
        String type = strategy.text("type");
        if (!List.of("RollingUpdate", "OnDelete").contains(type)) {
            spec.invalid("updateStrategy", strategy.map(), "must be 'RollingUpdate' or 'OnDelete'");
        } else if (type.equals("OnDelete") && strategy.has("rollingUpdate")) {
            strategy.invalid(
                    "rollingUpdate",
                    strategy.at("rollingUpdate").map(),
                    "only allowed for updateStrategy 'RollingUpdate'");
        } else {
            strategy.at("rollingUpdate").check("partition", ValueChecks::notNegative);
        }
        Part retention = spec.at("persistentVolumeClaimRetentionPolicy");
        retention.oneOf("whenDeleted", "Retain", "Delete").oneOf("whenScaled", "Retain", "Delete");
    }

    @Override
    public void checkChange(Part object, Map<String, Object> before) {
        Map<String, Object> then = new HashMap<>(PlainValue.at(before, "spec"));
        Map<String, Object> now = new HashMap<>(object.at("spec").map());
        then.keySet().removeAll(CHANGEABLE);
        now.keySet().removeAll(CHANGEABLE);
        if (!then.equals(now)) {
            object.forbidden(
                    "spec",
                    "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template',"
                            + " 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and"
                            + " 'minReadySeconds' are forbidden");
        }
    }
}
