package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.problem.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * One topology spread constraint of Kubernetes.
 *
 * @param topology the label of nodes over whose values pods are spread
 * @param maxSkew how many pods more there may be here than there
 * @param isHard whether a pod waits where it would not be so
 * @param minDomains how many values there are at least; empty for those that there are
 * @param nodeAffinityPolicy which nodes are counted by the pods' node selector; empty for Kubernetes' {@code Honor}
 * @param nodeTaintsPolicy which nodes are counted by their taints; empty for Kubernetes' {@code Ignore}
 * @param matchLabelKeys labels whose values must be the same for pods to be counted together
 */
public record SpreadRule(
        String topology,
        int maxSkew,
        boolean isHard,
        Optional<Integer> minDomains,
        Optional<String> nodeAffinityPolicy,
        Optional<String> nodeTaintsPolicy,
        List<String> matchLabelKeys) {

    private static final String NEXT_STEP = "Write Spread.over(\"topology.kubernetes.io/zone\"), for example.";

    public SpreadRule {
        matchLabelKeys = List.copyOf(matchLabelKeys);
        checkKey("the topology of a spread", requireNonNull(topology, "topology"));
        for (String key : matchLabelKeys) {
            checkKey("a label by which pods are counted", key);
        }
        if (maxSkew < 1) {
            throw new InvalidValueException(
                    "the skew of pods must be at least 1, but was " + maxSkew, "Write maxSkew(1).");
        }
        if (minDomains.isPresent() && minDomains.get() < 1) {
            throw new InvalidValueException(
                    "the domains of a spread must be at least 1, but were " + minDomains.get(),
                    "Write minDomains(3), for example.");
        }
    }

    private static void checkKey(String what, String key) {
        if (!LabelSyntax.isKey(key)) {
            throw new InvalidValueException(
                    what + " must have the form of a label's key, but was \"" + key + "\"", NEXT_STEP);
        }
    }

    static SpreadRule of(String topology) {
        return new SpreadRule(topology, 1, false, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** Whether Kubernetes takes only one of the two. */
    boolean isLike(SpreadRule other) {
        return topology.equals(other.topology) && isHard == other.isHard;
    }

    SpreadRule withSkew(int pods) {
        return new SpreadRule(topology, pods, isHard, minDomains, nodeAffinityPolicy, nodeTaintsPolicy, matchLabelKeys);
    }

    SpreadRule withHard(boolean must) {
        return new SpreadRule(
                topology, maxSkew, must, minDomains, nodeAffinityPolicy, nodeTaintsPolicy, matchLabelKeys);
    }

    SpreadRule withMinDomains(int domains) {
        return new SpreadRule(
                topology, maxSkew, isHard, Optional.of(domains), nodeAffinityPolicy, nodeTaintsPolicy, matchLabelKeys);
    }

    SpreadRule withAffinity(String policy) {
        return new SpreadRule(
                topology, maxSkew, isHard, minDomains, Optional.of(policy), nodeTaintsPolicy, matchLabelKeys);
    }

    SpreadRule withTaints(String policy) {
        return new SpreadRule(
                topology, maxSkew, isHard, minDomains, nodeAffinityPolicy, Optional.of(policy), matchLabelKeys);
    }

    SpreadRule withKeys(List<String> keys) {
        return new SpreadRule(topology, maxSkew, isHard, minDomains, nodeAffinityPolicy, nodeTaintsPolicy, keys);
    }
}
