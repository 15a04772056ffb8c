package dev.railsk.testing.cluster.internal.pods;

import dev.railsk.testing.cluster.internal.apply.PlainValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets a pod stay for five minutes on a node that is not ready or cannot be reached, unless the pod says otherwise. */
final class Tolerations {

    private static final List<String> TAINTS =
            List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");
    private static final int SECONDS = 300;

    private Tolerations() {}

    static void fill(Map<String, Object> spec) {
        List<Map<String, Object>> said = PlainValue.maps(spec, "tolerations");
        List<Object> all = PlainValue.asList(spec.get("tolerations"));
        if (all == null) {
            all = new ArrayList<>();
        }
        for (String taint : TAINTS) {
            if (said.stream().noneMatch(toleration -> isAbout(toleration, taint))) {
                Map<String, Object> added = new LinkedHashMap<>();
                added.put("key", taint);
                added.put("operator", "Exists");
                added.put("effect", "NoExecute");
                added.put("tolerationSeconds", SECONDS);
                all.add(added);
            }
        }
        spec.put("tolerations", all);
    }

    private static boolean isAbout(Map<String, Object> toleration, String taint) {
        String key = PlainValue.text(toleration, "key");
        String effect = PlainValue.text(toleration, "effect");
        return (key.isEmpty() || key.equals(taint)) && (effect.isEmpty() || effect.equals("NoExecute"));
    }
}
