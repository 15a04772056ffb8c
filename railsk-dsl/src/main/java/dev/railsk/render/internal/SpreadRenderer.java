package dev.railsk.render.internal;

import dev.railsk.pod.Spread;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Renders how the pods of a workload are kept apart. Always as a wish: a pod that has no other place still runs. */
final class SpreadRenderer {

    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String HOST = "kubernetes.io/hostname";
    private static final int STRONGEST_WISH = 100;

    private SpreadRenderer() {}

    static void render(Rendering rendering, Workload workload, PodSpec spec) {
        Spread spread = workload.basics().pod().spread();
        if (spread instanceof Spread.Evenly) {
            Map<String, String> likes = rendering.labels().selector(workload);
            spec.setTopologySpreadConstraints(List.of(evenlyOver(ZONE, likes), evenlyOver(HOST, likes)));
        } else if (spread instanceof Spread.PreferDifferentHosts hosts) {
            spec.setAffinity(differentHosts(hosts, rendering.labels().pods(workload)));
        } else if (!(spread instanceof Spread.None)) {
            throw Rendering.unknown(spread);
        }
    }

    // Counted for each ReplicaSet by itself: pods that a rollout is about to remove must not push new ones aside.
    private static TopologySpreadConstraint evenlyOver(String topology, Map<String, String> likes) {
        TopologySpreadConstraint constraint = new TopologySpreadConstraint();
        constraint.setMaxSkew(1);
        constraint.setTopologyKey(topology);
        constraint.setWhenUnsatisfiable("ScheduleAnyway");
        constraint.setLabelSelector(Rendering.selector(likes));
        constraint.setMatchLabelKeys(List.of("pod-template-hash"));
        return constraint;
    }

    private static Affinity differentHosts(Spread.PreferDifferentHosts hosts, Map<String, String> podLabels) {
        LabelSelector likes = new LabelSelector();
        likes.setMatchExpressions(requirements(hosts.labelKeys(), podLabels));
        PodAffinityTerm term = new PodAffinityTerm();
        term.setLabelSelector(likes);
        term.setTopologyKey(HOST);
        WeightedPodAffinityTerm wish = new WeightedPodAffinityTerm();
        wish.setWeight(STRONGEST_WISH);
        wish.setPodAffinityTerm(term);
        PodAntiAffinity apart = new PodAntiAffinity();
        apart.setPreferredDuringSchedulingIgnoredDuringExecution(List.of(wish));
        Affinity affinity = new Affinity();
        affinity.setPodAntiAffinity(apart);
        return affinity;
    }

    private static List<LabelSelectorRequirement> requirements(List<String> keys, Map<String, String> podLabels) {
        List<LabelSelectorRequirement> requirements = new ArrayList<>();
        for (String key : keys) {
            LabelSelectorRequirement requirement = new LabelSelectorRequirement();
            requirement.setKey(key);
            requirement.setOperator("In");
            requirement.setValues(List.of(valueOf(key, podLabels)));
            requirements.add(requirement);
        }
        return requirements;
    }

    private static String valueOf(String key, Map<String, String> podLabels) {
        String value = podLabels.get(key);
        if (value == null) {
            throw new IllegalStateException("no pod label \"" + key + "\": the definition was not checked");
        }
        return value;
    }
}
