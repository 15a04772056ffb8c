package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.Part;
import java.util.List;
import java.util.Map;

/** Refuses to change nearly anything of a pod: another one must take its place. */
final class PodChanges {

    private static final List<String> CONTAINERS = List.of("containers", "initContainers");

    private PodChanges() {}

    static void check(Part object, Map<String, Object> before) {
        Part spec = object.at("spec");
        for (String list : CONTAINERS) {
            if (spec.items(list).size() != PlainValue.maps(before, list).size()) {
                spec.forbidden(list, "pod updates may not add or remove containers");
                return;
            }
        }
        List<Object> tolerations = PlainValue.asList(before.get("tolerations"));
        if (tolerations != null && !spec.values("tolerations").containsAll(tolerations)) {
            spec.forbidden("tolerations", "existing toleration can not be modified except its tolerationSeconds");
        }
        if (!fixed(before).equals(fixed(spec.map()))) {
            object.forbidden(
                    "spec",
                    "pod updates may not change fields other than `spec.containers[*].image`,"
                            + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only"
                            + " additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be"
                            + " set to 1 if it was previously negative)");
        }
    }

    /** What of a specification stays as it is. */
    private static Map<String, Object> fixed(Map<String, Object> spec) {
        Map<String, Object> fixed = PlainValue.copyMap(spec);
        fixed.remove("activeDeadlineSeconds");
        fixed.remove("tolerations");
        for (String list : CONTAINERS) {
            for (Map<String, Object> container : PlainValue.maps(fixed, list)) {
                container.remove("image");
            }
        }
        return fixed;
    }
}
