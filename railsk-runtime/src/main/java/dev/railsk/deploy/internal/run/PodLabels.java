package dev.railsk.deploy.internal.run;

import dev.railsk.manifest.Tree;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The labels by which the API server finds the pods of some workloads among all others of a namespace. Every pod and ReplicaSet of a
 * workload has the labels of its selector, so what all selectors have in common leaves none of them out; a namespace that many apps
 * share is not read whole.
 */
public final class PodLabels {

    private PodLabels() {}

    /** What a workload selects its pods by, as far as that is labels. */
    public static Map<String, String> of(Tree workload) {
        return read(workload.at("spec", "selector", "matchLabels"));
    }

    /** The labels of a pod template. */
    public static Map<String, String> ofTemplate(Tree template) {
        return read(template.at("metadata", "labels"));
    }

    private static Map<String, String> read(Tree labels) {
        Map<String, String> read = new HashMap<>();
        labels.entries().forEach((key, value) -> value.text().ifPresent(text -> read.put(key, text)));
        return read;
    }

    /** What all of these have in common; nothing when there are none. */
    public static Map<String, String> common(Collection<Map<String, String>> selectors) {
        Optional<Map<String, String>> common = Optional.empty();
        for (Map<String, String> selector : selectors) {
            Map<String, String> shared = new HashMap<>(common.orElse(selector));
            shared.entrySet().retainAll(selector.entrySet());
            common = Optional.of(shared);
        }
        return common.orElse(Map.of());
    }
}
