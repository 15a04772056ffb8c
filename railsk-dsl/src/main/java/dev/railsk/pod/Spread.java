package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/** How the pods of a workload are kept apart. */
public sealed interface Spread {

    /** Evenly over zones, then hosts, as far as possible; each rollout is counted for itself. */
    static Spread evenly() {
        return new Evenly();
    }

    /**
     * On different hosts, as far as possible, by preferred pod anti-affinity.
     *
     * @param labelKeys the labels of the pod by which its likes are known
     */
    static Spread preferDifferentHosts(String... labelKeys) {
        return new PreferDifferentHosts(List.of(requireNonNull(labelKeys, "labelKeys")));
    }

    /**
     * Evenly over the values of this label of nodes, such as {@code topology.kubernetes.io/zone}: by a topology spread constraint. As far as
     * possible, and by at most one pod more here than there, unless its words say otherwise.
     */
    static Over over(String topology) {
        return new Over(List.of(SpreadRule.of(requireNonNull(topology, "topology"))));
    }

    /** As the scheduler likes. */
    static Spread none() {
        return new None();
    }

    /** The author's own rules; none where it is none of rules. */
    default List<SpreadRule> rules() {
        return List.of();
    }

    /** By topology spread constraints over zone and host, {@code ScheduleAnyway}. */
    record Evenly() implements Spread {}

    /** By preferred pod anti-affinity on the host, over these keys of the pod's own labels. */
    record PreferDifferentHosts(List<String> labelKeys) implements Spread {
        public PreferDifferentHosts {
            labelKeys = List.copyOf(labelKeys);
            if (labelKeys.isEmpty()) {
                throw new InvalidValueException(
                        "spreading over hosts needs the label keys by which like pods are known, but had none",
                        "Write Spread.preferDifferentHosts(\"app\").");
            }
        }
    }

    /** Nothing rendered. */
    record None() implements Spread {}

    /**
     * Evenly, by rules of one's own. The words change the rule that was written last.
     *
     * @param rules all of which hold
     */
    record Over(List<SpreadRule> rules) implements Spread {
        public Over {
            rules = List.copyOf(rules);
            for (int later = 1; later < rules.size(); later++) {
                for (int earlier = 0; earlier < later; earlier++) {
                    if (rules.get(earlier).isLike(rules.get(later))) {
                        throw new InvalidValueException(
                                "pods are spread over " + rules.get(later).topology() + " by two rules of one kind",
                                "Keep one of them.");
                    }
                }
            }
        }

        /** By these rules, and by those. */
        public Over and(Over others) {
            List<SpreadRule> all = new ArrayList<>(rules);
            all.addAll(requireNonNull(others, "others").rules());
            return new Over(all);
        }

        /** The same, with at most so many pods more here than there; at least 1. */
        public Over maxSkew(int pods) {
            return last(last().withSkew(pods));
        }

        /** The same, so that a pod waits where it would not be so: {@code DoNotSchedule}. */
        public Over hard() {
            return last(last().withHard(true));
        }

        /** The same, as far as possible: {@code ScheduleAnyway}. The default. */
        public Over soft() {
            return last(last().withHard(false));
        }

        /** The same, counting at least so many values of the label, also those without a node; only {@link #hard}. */
        public Over minDomains(int domains) {
            return last(last().withMinDomains(domains));
        }

        /** The same, also counting nodes on which the pods may not run by their node selector: {@code nodeAffinityPolicy: Ignore}. */
        public Over ignoringNodeAffinity() {
            return last(last().withAffinity("Ignore"));
        }

        /** The same, not counting nodes with taints that the pods do not tolerate: {@code nodeTaintsPolicy: Honor}. */
        public Over honoringTaints() {
            return last(last().withTaints("Honor"));
        }

        /**
         * The same, counting only pods with the same values of these labels, such as {@code pod-template-hash}, by which each rollout is
         * counted for itself.
         */
        public Over matchLabelKeys(String... keys) {
            return last(last().withKeys(List.of(requireNonNull(keys, "keys"))));
        }

        private SpreadRule last() {
            return rules.get(rules.size() - 1);
        }

        private Over last(SpreadRule changed) {
            List<SpreadRule> all = new ArrayList<>(rules);
            all.set(all.size() - 1, changed);
            return new Over(all);
        }
    }
}
