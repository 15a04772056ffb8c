package dev.railsk.render.internal;

import dev.railsk.placement.Affinity;
import dev.railsk.placement.NodeRule;
import dev.railsk.placement.Nodes;
import dev.railsk.placement.PodGroup;
import dev.railsk.workload.Workload;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodAffinity;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PreferredSchedulingTerm;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Renders affinity, to nodes and to other pods. Each adds to what is there. */
final class AffinityRenderer {

    private AffinityRenderer() {}

    private static io.fabric8.kubernetes.api.model.Affinity affinity(PodSpec spec) {
        if (spec.getAffinity() == null) {
            spec.setAffinity(new io.fabric8.kubernetes.api.model.Affinity());
        }
        return spec.getAffinity();
    }

    static void render(Nodes nodes, PodSpec spec) {
        if (nodes.alternatives().isEmpty() && nodes.wishes().isEmpty()) {
            return;
        }
        NodeAffinity affinity = new NodeAffinity();
        if (!nodes.alternatives().isEmpty()) {
            List<NodeSelectorTerm> terms = new ArrayList<>();
            for (List<NodeRule> rules : nodes.alternatives()) {
                terms.add(term(rules));
            }
            NodeSelector required = new NodeSelector();
            required.setNodeSelectorTerms(terms);
            affinity.setRequiredDuringSchedulingIgnoredDuringExecution(required);
        }
        List<PreferredSchedulingTerm> wishes = new ArrayList<>();
        for (Nodes.Wish wish : nodes.wishes()) {
            PreferredSchedulingTerm term = new PreferredSchedulingTerm();
            term.setWeight(wish.weight());
            term.setPreference(term(wish.rules()));
            wishes.add(term);
        }
        affinity.setPreferredDuringSchedulingIgnoredDuringExecution(wishes);
        affinity(spec).setNodeAffinity(affinity);
    }

    private static NodeSelectorTerm term(List<NodeRule> rules) {
        List<NodeSelectorRequirement> requirements = new ArrayList<>();
        for (NodeRule rule : rules) {
            NodeSelectorRequirement requirement = new NodeSelectorRequirement();
            requirement.setKey(rule.key());
            requirement.setOperator(rule.operator().kubernetesName());
            requirement.setValues(rule.values());
            requirements.add(requirement);
        }
        NodeSelectorTerm term = new NodeSelectorTerm();
        term.setMatchExpressions(requirements);
        return term;
    }

    static void render(Rendering rendering, Affinity affinity, PodSpec spec) {
        PodAffinityTerm term = new PodAffinityTerm();
        term.setTopologyKey(affinity.topology());
        term.setLabelSelector(Rendering.selector(labels(rendering, affinity.others())));
        if (affinity.others() instanceof PodGroup.Labelled labelled) {
            term.setNamespaces(labelled.namespaces());
        }
        if (affinity.isApart()) {
            apart(affinity, term, affinity(spec));
        } else {
            near(affinity, term, affinity(spec));
        }
    }

    private static Map<String, String> labels(Rendering rendering, PodGroup others) {
        if (others instanceof PodGroup.Labelled labelled) {
            return labelled.labels();
        }
        if (others instanceof PodGroup.SharingClaim claim) {
            return PlacementRenderer.sharing(rendering, claim);
        }
        if (others instanceof PodGroup.OfWorkload named) {
            for (Workload workload : rendering.parts().workloads()) {
                if (workload.name().equals(named.name())) {
                    return rendering.labels().selector(workload);
                }
            }
            throw new IllegalStateException("no workload \"" + named.name() + "\": the definition was not checked");
        }
        throw Rendering.unknown(others);
    }

    private static void near(Affinity affinity, PodAffinityTerm term, io.fabric8.kubernetes.api.model.Affinity all) {
        if (all.getPodAffinity() == null) {
            all.setPodAffinity(new PodAffinity());
        }
        PodAffinity near = all.getPodAffinity();
        if (affinity.weight().isPresent()) {
            near.setPreferredDuringSchedulingIgnoredDuringExecution(more(
                    near.getPreferredDuringSchedulingIgnoredDuringExecution(),
                    wish(affinity.weight().get(), term)));
        } else {
            near.setRequiredDuringSchedulingIgnoredDuringExecution(
                    more(near.getRequiredDuringSchedulingIgnoredDuringExecution(), term));
        }
    }

    private static void apart(Affinity affinity, PodAffinityTerm term, io.fabric8.kubernetes.api.model.Affinity all) {
        if (all.getPodAntiAffinity() == null) {
            all.setPodAntiAffinity(new PodAntiAffinity());
        }
        PodAntiAffinity apart = all.getPodAntiAffinity();
        if (affinity.weight().isPresent()) {
            apart.setPreferredDuringSchedulingIgnoredDuringExecution(more(
                    apart.getPreferredDuringSchedulingIgnoredDuringExecution(),
                    wish(affinity.weight().get(), term)));
        } else {
            apart.setRequiredDuringSchedulingIgnoredDuringExecution(
                    more(apart.getRequiredDuringSchedulingIgnoredDuringExecution(), term));
        }
    }

    private static <T> List<T> more(List<T> known, T one) {
        List<T> more = new ArrayList<>(known);
        more.add(one);
        return more;
    }

    private static WeightedPodAffinityTerm wish(int weight, PodAffinityTerm term) {
        WeightedPodAffinityTerm wish = new WeightedPodAffinityTerm();
        wish.setWeight(weight);
        wish.setPodAffinityTerm(term);
        return wish;
    }
}
