package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Part;
import java.util.List;
import java.util.Map;

/** ReplicaSets: the replicas of one template, one of the generations of a Deployment. */
public final class ReplicaSetRules extends KindRules {

    /** The rules. */
    public ReplicaSetRules() {
        super(ResourceKind.worked(ObjectKind.REPLICA_SET));
    }

    @Override
    public void fill(Map<String, Object> object) {
        Map<String, Object> spec = PlainValue.child(object, "spec");
        spec.putIfAbsent("replicas", 1);
        Replicas.fill(spec);
    }

    @Override
    public void check(Part object) {
        Replicas.check(object.at("spec"), "ReplicaSet", List.of());
    }

    @Override
    public void checkChange(Part object, Map<String, Object> before) {
        Immutable.check(object, before, "selector");
    }
}
