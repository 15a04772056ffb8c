package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
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

    /** As the scheduler likes. */
    static Spread none() {
        return new None();
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
}
