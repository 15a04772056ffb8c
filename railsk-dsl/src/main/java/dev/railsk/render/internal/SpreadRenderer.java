package dev.railsk.render.internal;

import dev.railsk.pod.Spread;
import dev.railsk.pod.SpreadRule;
import dev.railsk.task.Task;
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
import java.util.Optional;

/**
 * Renders how pods that are alike are kept apart. By default as a wish: a pod that has no other place still runs. Before other affinity,
 * which adds to it.
 */
final class SpreadRenderer {

    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String HOST = "kubernetes.io/hostname";
    private static final int STRONGEST_WISH = 100;

    private SpreadRenderer() {}

    static void workload(Rendering rendering, Workload workload, Optional<Spread> spread, PodSpec spec) {
        if (spread.isPresent()) {
            render(
                    spread.get(),
                    rendering.labels().selector(workload),
                    rendering.labels().pods(workload),
                    true,
                    spec);
        }
    }

    static void task(Rendering rendering, Task task, Optional<Spread> spread, PodSpec spec) {
        if (spread.isPresent()) {
            Map<String, String> labels = rendering.labels().task(task);
            render(spread.get(), labels, labels, false, spec);
        }
    }

    // Pods that are alike are known by the selector; pods of several revisions are among them where there are rollouts.
    private static void render(
            Spread spread,
            Map<String, String> selector,
            Map<String, String> labels,
            boolean haveRollouts,
            PodSpec spec) {
        if (spread instanceof Spread.Evenly) {
            spec.setTopologySpreadConstraints(
                    List.of(evenlyOver(ZONE, selector, haveRollouts), evenlyOver(HOST, selector, haveRollouts)));
        } else if (spread instanceof Spread.PreferDifferentHosts hosts) {
            spec.setAffinity(differentHosts(hosts, labels));
        } else if (spread instanceof Spread.None) {
            return;
        } else if (spread instanceof Spread.Over over) {
            List<TopologySpreadConstraint> constraints = new ArrayList<>();
            for (SpreadRule rule : over.rules()) {
                constraints.add(constraint(rule, selector));
            }
            spec.setTopologySpreadConstraints(constraints);
        } else {
            throw Rendering.unknown(spread);
        }
    }

    // Counted for each ReplicaSet by itself: pods that a rollout is about to remove must not push new ones aside.
    private static TopologySpreadConstraint evenlyOver(
            String topology, Map<String, String> selector, boolean haveRollouts) {
        TopologySpreadConstraint constraint = new TopologySpreadConstraint();
        constraint.setMaxSkew(1);
        constraint.setTopologyKey(topology);
        constraint.setWhenUnsatisfiable("ScheduleAnyway");
        constraint.setLabelSelector(Rendering.selector(selector));
        if (haveRollouts) {
            constraint.setMatchLabelKeys(List.of("pod-template-hash"));
        }
        return constraint;
    }

    private static TopologySpreadConstraint constraint(SpreadRule rule, Map<String, String> likes) {
        TopologySpreadConstraint constraint = new TopologySpreadConstraint();
        constraint.setMaxSkew(rule.maxSkew());
        constraint.setTopologyKey(rule.topology());
        constraint.setWhenUnsatisfiable(rule.isHard() ? "DoNotSchedule" : "ScheduleAnyway");
        constraint.setLabelSelector(Rendering.selector(likes));
        constraint.setMinDomains(rule.minDomains().orElse(null));
        constraint.setNodeAffinityPolicy(rule.nodeAffinityPolicy().orElse(null));
        constraint.setNodeTaintsPolicy(rule.nodeTaintsPolicy().orElse(null));
        constraint.setMatchLabelKeys(rule.matchLabelKeys());
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
