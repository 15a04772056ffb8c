package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.pods.PodChecks;
import dev.railsk.testing.cluster.internal.pods.PodDefaults;
import dev.railsk.testing.cluster.internal.rules.Part;
import java.util.Map;

/** Pods. */
public final class PodRules extends KindRules {

    /** The rules. */
    public PodRules() {
        super(ResourceKind.worked(ObjectKind.POD, "pods"));
    }

    @Override
    public void fill(Map<String, Object> object) {
        PodDefaults.fillPod(PlainValue.child(object, "spec"));
        PlainValue.child(object, "status").putIfAbsent("phase", "Pending");
    }

    @Override
    public void check(Part object) {
        PodChecks.check(object.at("spec"));
    }
}
