package dev.railsk.workload;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.scale.Keda;
import dev.railsk.scale.KedaSpec;
import dev.railsk.scale.ScaleBehavior;
import dev.railsk.scale.ScaleMetric;
import dev.railsk.scale.ScaleMetric.Resource;
import dev.railsk.scale.ScalePace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How many pods a workload runs. */
public sealed interface Scale {

    /** Always this many, at least 1: none are {@link #none()}. */
    static Scale fixed(int pods) {
        return new Fixed(pods);
    }

    /**
     * None, until an environment says otherwise: the workload, its Service and its routes stay, and answer nobody. A number that was
     * computed, and is 0 by mistake, cannot say this.
     */
    static Scale none() {
        return new None();
    }

    /**
     * As many as somebody else says, such as a HorizontalPodAutoscaler: no number is rendered, so no deploy changes it.
     * Kubernetes begins with one pod.
     */
    static Scale byOthers() {
        return new ByOthers();
    }

    /**
     * As many as their load calls for, by a HorizontalPodAutoscaler of {@code autoscaling/v2}. Without a metric it aims at 80 % of the
     * requested processor time, as Kubernetes does.
     *
     * @param min the fewest, at least 1
     * @param max the most
     */
    static Between between(int min, int max) {
        return new Between(min, max, List.of(), ScaleBehavior.CLUSTER_DEFAULT);
    }

    /** As many as their queues call for, by KEDA; in an overlay, a change of the base's. */
    static ScaleChange keda(Consumer<KedaSpec> definition) {
        return new ScaleChange(requireNonNull(definition, "definition"));
    }

    /** As many as KEDA says, by what was defined elsewhere. */
    static Scale keda(Keda shared) {
        return new ByKeda(requireNonNull(shared, "shared"));
    }

    /** The fewest pods while there is something to do; empty where nobody here knows. */
    Optional<Integer> fewest();

    /** The most pods; empty where nobody here knows. */
    Optional<Integer> most();

    /** Always this many. */
    record Fixed(int pods) implements Scale {
        public Fixed {
            if (pods < 1) {
                throw new InvalidValueException(
                        "replicas must be at least 1, but was " + pods,
                        "Set replicas(1) or more; to run none, write noReplicas() or leave the workload out.");
            }
        }

        @Override
        public Optional<Integer> fewest() {
            return Optional.of(pods);
        }

        @Override
        public Optional<Integer> most() {
            return Optional.of(pods);
        }
    }

    /** No pods. */
    record None() implements Scale {

        @Override
        public Optional<Integer> fewest() {
            return Optional.of(0);
        }

        @Override
        public Optional<Integer> most() {
            return Optional.of(0);
        }
    }

    /** No number rendered. */
    record ByOthers() implements Scale {

        @Override
        public Optional<Integer> fewest() {
            return Optional.empty();
        }

        @Override
        public Optional<Integer> most() {
            return Optional.empty();
        }
    }

    /**
     * As many as their load calls for.
     *
     * @param min the fewest
     * @param max the most
     * @param metrics what is looked at: the metric that calls for most pods decides
     * @param behavior how fast the number may change
     */
    record Between(int min, int max, List<ScaleMetric> metrics, ScaleBehavior behavior) implements Scale {

        private static final String NEXT_STEP = "Write Scale.between(2, 10).onCpu(60), for example.";

        public Between {
            metrics = List.copyOf(metrics);
            if (min < 1 || max < min) {
                throw new InvalidValueException(
                        "the pods must be between 1 or more and at least as many, but were between " + min + " and "
                                + max,
                        min == 0 ? "Scale.keda(..) may let the last pod go, an HPA may not." : NEXT_STEP);
            }
            for (int later = 1; later < metrics.size(); later++) {
                for (int earlier = 0; earlier < later; earlier++) {
                    String subject = metrics.get(later).subject();
                    if (metrics.get(earlier).subject().equals(subject)) {
                        throw new InvalidValueException("the pods are scaled by " + subject + " twice", "Keep one.");
                    }
                }
            }
        }

        /** The metrics, with that which Kubernetes would add where there is none. */
        public List<ScaleMetric> effectiveMetrics() {
            return metrics.isEmpty()
                    ? List.of(new ScaleMetric.Utilization(Resource.CPU, 80, Optional.empty()))
                    : metrics;
        }

        /** Aim at this share of the requested processor time, in percent. All containers that run beside each other need a request. */
        public Between onCpu(int percentOfRequest) {
            return on(new ScaleMetric.Utilization(Resource.CPU, percentOfRequest, Optional.empty()));
        }

        /** Aim at this much processor time for each pod. */
        public Between onCpu(Cpu average) {
            return on(new ScaleMetric.Use(
                    Resource.CPU, requireNonNull(average, "average").text()));
        }

        /** Aim at this share of the processor time that this container requests, whatever runs beside it. */
        public Between onCpuOf(String container, int percentOfRequest) {
            requireNonNull(container, "container");
            return on(new ScaleMetric.Utilization(Resource.CPU, percentOfRequest, Optional.of(container)));
        }

        /** Aim at this share of the requested memory, in percent. Ruby gives memory back late: it rarely scales down by this. */
        public Between onMemory(int percentOfRequest) {
            return on(new ScaleMetric.Utilization(Resource.MEMORY, percentOfRequest, Optional.empty()));
        }

        /** Aim at this much memory for each pod. */
        public Between onMemory(Memory average) {
            return on(new ScaleMetric.Use(
                    Resource.MEMORY, requireNonNull(average, "average").text()));
        }

        /** Aim at this share of the memory that this container requests, whatever runs beside it. */
        public Between onMemoryOf(String container, int percentOfRequest) {
            requireNonNull(container, "container");
            return on(new ScaleMetric.Utilization(Resource.MEMORY, percentOfRequest, Optional.of(container)));
        }

        /** Look at this metric too, such as {@link ScaleMetric#pods} or {@link ScaleMetric#external}. */
        public Between on(ScaleMetric metric) {
            List<ScaleMetric> all = new ArrayList<>(metrics);
            all.add(requireNonNull(metric, "metric"));
            return new Between(min, max, all, behavior);
        }

        /** Add pods at this pace. */
        public Between scaleUp(ScalePace pace) {
            return new Between(
                    min, max, metrics, new ScaleBehavior(Optional.of(requireNonNull(pace, "pace")), behavior.down()));
        }

        /** Take pods away at this pace. */
        public Between scaleDown(ScalePace pace) {
            return new Between(
                    min, max, metrics, new ScaleBehavior(behavior.up(), Optional.of(requireNonNull(pace, "pace"))));
        }

        @Override
        public Optional<Integer> fewest() {
            return Optional.of(min);
        }

        @Override
        public Optional<Integer> most() {
            return Optional.of(max);
        }
    }

    /**
     * As many as KEDA says.
     *
     * @param keda what it looks at
     */
    record ByKeda(Keda keda) implements Scale {

        @Override
        public Optional<Integer> fewest() {
            return Optional.of(keda.bounds().min());
        }

        @Override
        public Optional<Integer> most() {
            return Optional.of(keda.bounds().max());
        }
    }
}
