package dev.railsk.placement;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.problem.InvalidValueException;
import java.util.Optional;

/**
 * Beside which other pods these run, or not: pod affinity and anti-affinity. Without more words it must be so, and "beside" means on
 * the same node.
 *
 * @param isApart whether they run away from the others
 * @param others the others
 * @param topology what "beside" means: the label that nodes have in common
 * @param weight how much it is wished for, from 1 to 100; empty where it must be so
 */
public record Affinity(boolean isApart, PodGroup others, String topology, Optional<Integer> weight) {

    /** The label in which each node differs from all others. */
    public static final String NODE = "kubernetes.io/hostname";

    private static final int HEAVIEST = 100;

    public Affinity {
        requireNonNull(others, "others");
        if (!LabelSyntax.isKey(requireNonNull(topology, "topology"))) {
            throw new InvalidValueException(
                    "the topology of an affinity must have the form of a label's key, but was \"" + topology + "\"",
                    "Write within(\"topology.kubernetes.io/zone\"), for example.");
        }
        if (weight.isPresent() && (weight.get() < 1 || weight.get() > HEAVIEST)) {
            throw new InvalidValueException(
                    "the weight of an affinity must be from 1 to 100, but was " + weight.get(),
                    "Write preferred(50), for example.");
        }
    }

    /** On a node on which one of these pods runs. */
    public static Affinity near(PodGroup others) {
        return new Affinity(false, requireNonNull(others, "others"), NODE, Optional.empty());
    }

    /** On a node on which none of these pods runs. */
    public static Affinity apart(PodGroup others) {
        return new Affinity(true, requireNonNull(others, "others"), NODE, Optional.empty());
    }

    /**
     * On the node of the other pods that say this of the same claim, because only one node at a time may mount it. Each of them gets the
     * label {@code claim.railsk.dev/<claim>} for it; the first one runs wherever there is room.
     */
    public static Affinity sharingClaim(String claim) {
        return near(new PodGroup.SharingClaim(requireNonNull(claim, "claim")));
    }

    /** The same, but beside means: in the same zone, or whatever else nodes with one value of this label have in common. */
    public Affinity within(String label) {
        return new Affinity(isApart, others, label, weight);
    }

    /**
     * The same, but as a wish: a pod that has no other place still runs.
     *
     * @param strength how much it is wished for, from 1 to 100
     */
    public Affinity preferred(int strength) {
        return new Affinity(isApart, others, topology, Optional.of(strength));
    }
}
