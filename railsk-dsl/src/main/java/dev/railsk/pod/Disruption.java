package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import java.util.Optional;

/**
 * How many pods a drain of nodes may take away at once.
 *
 * <p>A budget that no drain can ever meet is a mistake where it meets the number of pods: see {@link MinAvailable#blockingDrains()}.
 */
public sealed interface Disruption {

    /** At least this many stay. */
    static MinAvailable minAvailable(int pods) {
        return new MinAvailable(check("minAvailable", pods), Optional.empty(), false);
    }

    /** At least this many stay, a count or a percentage such as {@code 50%}, rounded up. */
    static MinAvailable minAvailable(String podsOrPercentage) {
        return new MinAvailable(
                check("minAvailable", requireNonNull(podsOrPercentage, "podsOrPercentage")), Optional.empty(), false);
    }

    /** At most this many go at once; pods that are not ready never hold up a drain. */
    static MaxUnavailable maxUnavailable(int pods) {
        return new MaxUnavailable(check("maxUnavailable", pods), Optional.empty(), false);
    }

    /**
     * At most this many go at once, a count or a percentage such as {@code 25%}, rounded up; pods that are not ready never hold up
     * a drain.
     */
    static MaxUnavailable maxUnavailable(String podsOrPercentage) {
        return new MaxUnavailable(
                check("maxUnavailable", requireNonNull(podsOrPercentage, "podsOrPercentage")), Optional.empty(), false);
    }

    /** No budget: a drain may take all at once. */
    static Disruption unlimited() {
        return new Unlimited();
    }

    /**
     * Whether no drain could ever take a pod.
     *
     * @param fewest the fewest pods that there are; empty where nobody knows
     */
    boolean blocksDrains(Optional<Integer> fewest);

    /** What becomes of pods that run but are not ready: {@code unhealthyPodEvictionPolicy}. */
    enum Unhealthy {
        /** A drain takes them whatever the budget says. */
        EVICTED("AlwaysAllow"),
        /** A drain takes them only while enough others are ready. */
        KEPT("IfHealthyBudget");

        private final String kubernetesName;

        Unhealthy(String kubernetesName) {
            this.kubernetesName = kubernetesName;
        }

        /** The word of the Kubernetes API. */
        public String kubernetesName() {
            return kubernetesName;
        }
    }

    /**
     * At least this many stay.
     *
     * @param pods a count or a percentage
     * @param unhealthy what becomes of pods that are not ready; empty for what Kubernetes does
     * @param mayBlock whether it may be one that no drain can meet
     */
    record MinAvailable(String pods, Optional<Unhealthy> unhealthy, boolean mayBlock) implements Disruption {

        /** The same, but pods that are not ready never hold up a drain. */
        public MinAvailable evictUnhealthy() {
            return new MinAvailable(pods, Optional.of(Unhealthy.EVICTED), mayBlock);
        }

        /** The same, but pods that are not ready are taken only while enough others are ready. */
        public MinAvailable keepUnhealthy() {
            return new MinAvailable(pods, Optional.of(Unhealthy.KEPT), mayBlock);
        }

        /** The same, also where no drain can ever meet it: somebody takes the pods away by hand. */
        public MinAvailable blockingDrains() {
            return new MinAvailable(pods, unhealthy, true);
        }

        @Override
        public boolean blocksDrains(Optional<Integer> fewest) {
            boolean isAll = PodShare.isPercentage(pods) && PodShare.number(pods) >= 100;
            // Where there is no pod, there is nothing to drain.
            return !mayBlock && (isAll || (fewest.isPresent() && isAllOf(Math.max(1, fewest.get()))));
        }

        private boolean isAllOf(int count) {
            return PodShare.of(pods, count) >= count;
        }
    }

    /**
     * At most this many go.
     *
     * @param pods a count or a percentage
     * @param unhealthy what becomes of pods that are not ready; empty for being evicted
     * @param mayBlock whether it may be one that no drain can meet
     */
    record MaxUnavailable(String pods, Optional<Unhealthy> unhealthy, boolean mayBlock) implements Disruption {

        /** The same, but pods that are not ready never hold up a drain. The default. */
        public MaxUnavailable evictUnhealthy() {
            return new MaxUnavailable(pods, Optional.empty(), mayBlock);
        }

        /** The same, but pods that are not ready are taken only while enough others are ready. */
        public MaxUnavailable keepUnhealthy() {
            return new MaxUnavailable(pods, Optional.of(Unhealthy.KEPT), mayBlock);
        }

        /** The same, also where no drain can ever meet it: somebody takes the pods away by hand. */
        public MaxUnavailable blockingDrains() {
            return new MaxUnavailable(pods, unhealthy, true);
        }

        @Override
        public boolean blocksDrains(Optional<Integer> fewest) {
            return !mayBlock && PodShare.number(pods) == 0;
        }
    }

    /** Nothing rendered. */
    record Unlimited() implements Disruption {

        @Override
        public boolean blocksDrains(Optional<Integer> fewest) {
            return false;
        }
    }

    private static String check(String what, int pods) {
        if (pods < 0) {
            throw new InvalidValueException(
                    what + " must be at least 0, but was " + pods, "Write Disruption.maxUnavailable(1), for example.");
        }
        return Integer.toString(pods);
    }

    private static String check(String what, String amount) {
        return PodShare.require(what, amount, true, "Write Disruption.maxUnavailable(\"25%\"), for example.");
    }
}
