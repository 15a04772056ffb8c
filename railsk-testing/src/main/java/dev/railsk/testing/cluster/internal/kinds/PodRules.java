package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.pods.PodChecks;
import dev.railsk.testing.cluster.internal.pods.PodDefaults;
import dev.railsk.testing.cluster.internal.pods.QualityOfService;
import dev.railsk.testing.cluster.internal.pods.ServiceAccountAccess;
import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import java.util.Map;

/** Pods. */
public final class PodRules extends KindRules {

    /** The rules. */
    public PodRules() {
        super(ResourceKind.worked(ObjectKind.POD));
    }

    @Override
    public void fill(Map<String, Object> object) {
        Map<String, Object> spec = PlainValue.child(object, "spec");
        Map<String, Object> status = PlainValue.child(object, "status");
        PodDefaults.fillPod(spec);
        status.putIfAbsent("phase", "Pending");
        if (!status.containsKey("qosClass")) {
            status.put("qosClass", QualityOfService.of(spec));
        }
    }

    @Override
    public void assign(Map<String, Object> object, Allocation allocation) {
        String uid = PlainValue.text(PlainValue.at(object, "metadata"), "uid");
        ServiceAccountAccess.mount(PlainValue.child(object, "spec"), allocation.letters(uid));
    }

    @Override
    public void check(Part object) {
        Part spec = object.at("spec");
        PodChecks.check(spec);
        if (!spec.text("nodeName").isEmpty()) {
            spec.check("nodeName", NameRules::checkSubdomain);
        }
        for (Part container : spec.items("containers")) {
            checkContainer(container, spec.isTrue("hostNetwork"));
        }
        spec.items("initContainers").forEach(container -> checkContainer(container, false));
    }

    @Override
    public void checkChange(Part object, Map<String, Object> before) {
        PodChanges.check(object, PlainValue.at(before, "spec"));
    }

    /** What is refused in pods only, and taken in templates of them. */
    private static void checkContainer(Part container, boolean isOnHost) {
        String image = container.text("image");
        if (!image.equals(image.strip())) {
            container.invalid("image", image, "must not have leading or trailing whitespace");
        }
        for (Part port : container.items("ports")) {
            long number = port.number("hostPort", 0);
            if (isOnHost && number != port.number("containerPort", 0)) {
                port.invalid("hostPort", number, "must match `containerPort` when `hostNetwork` is true");
            }
        }
    }
}
