package dev.railsk.scale;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.name.internal.Syntax;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.InvalidValueException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a HorizontalPodAutoscaler looks at, and the value that it aims at: a metric of {@code autoscaling/v2}. */
public sealed interface ScaleMetric {

    /** What is measured, as it is told in messages; of one thing there is one metric. */
    String subject();

    /**
     * A metric that all pods of the workload have, in the mean: {@code type: Pods}. An adapter such as prometheus-adapter serves it.
     *
     * @param name the metric's name, such as {@code puma_busy_threads}
     * @param average a quantity such as {@code 10}, {@code 500m} or {@code 2k}
     */
    static Pods pods(String name, String average) {
        return new Pods(name, Map.of(), requireNonNull(average, "average"));
    }

    /**
     * A metric of something outside of the cluster, by default as so much for each pod: {@code type: External}. An adapter serves it.
     *
     * @param name the metric's name, such as {@code queue_depth}
     * @param amount a quantity such as {@code 10}, {@code 500m} or {@code 2k}
     */
    static External external(String name, String amount) {
        return new External(name, Map.of(), amount, false);
    }

    /** What a metric is measured on. */
    enum Resource {
        /** Processor time. */
        CPU("cpu"),
        /** Memory. */
        MEMORY("memory");

        private final String kubernetesName;

        Resource(String kubernetesName) {
            this.kubernetesName = kubernetesName;
        }

        /** The word of the Kubernetes API. */
        public String kubernetesName() {
            return kubernetesName;
        }
    }

    /**
     * How much is used of what was requested, in the mean of all pods.
     *
     * @param resource of what
     * @param percent of the request, at least 1
     * @param container of which container alone; empty for all containers of the pod together
     */
    record Utilization(Resource resource, int percent, Optional<String> container) implements ScaleMetric {
        public Utilization {
            requireNonNull(resource, "resource");
            if (percent < 1) {
                throw new InvalidValueException(
                        resource.kubernetesName() + " must be at least 1 percent of the request, but was " + percent,
                        "Write Scale.between(2, 10).onCpu(60), for example.");
            }
        }

        @Override
        public String subject() {
            return resource.kubernetesName()
                    + container.map(name -> " of " + name).orElse("");
        }
    }

    /**
     * How much is used, in the mean of all pods.
     *
     * @param resource of what
     * @param average a quantity
     */
    record Use(Resource resource, String average) implements ScaleMetric {
        public Use {
            requireNonNull(resource, "resource");
            checkQuantity(resource.kubernetesName(), average);
        }

        @Override
        public String subject() {
            return resource.kubernetesName();
        }
    }

    /**
     * A metric that all pods of the workload have, in the mean.
     *
     * @param name the metric's name
     * @param labels by which its series is chosen
     * @param average the quantity that is aimed at
     */
    record Pods(String name, Map<String, String> labels, String average) implements ScaleMetric {
        public Pods {
            checkName(name);
            labels = fixed(labels);
            checkQuantity("metric \"" + name + "\"", average);
        }

        /** The same, of the series with this label. */
        public Pods labelled(String key, String value) {
            return new Pods(name, with(labels, key, value), average);
        }

        @Override
        public String subject() {
            return "metric " + name + labels;
        }
    }

    /**
     * A metric of something outside of the cluster.
     *
     * @param name the metric's name
     * @param labels by which its series is chosen
     * @param amount the quantity that is aimed at
     * @param isTotal whether that is the metric's own value, not its value divided by the pods
     */
    record External(String name, Map<String, String> labels, String amount, boolean isTotal) implements ScaleMetric {
        public External {
            checkName(name);
            labels = fixed(labels);
            checkQuantity("metric \"" + name + "\"", amount);
        }

        /** The same, of the series with this label. */
        public External labelled(String key, String value) {
            return new External(name, with(labels, key, value), amount, isTotal);
        }

        /** The same, but the metric itself is to have this value, however many pods there are. */
        public External total() {
            return new External(name, labels, amount, true);
        }

        @Override
        public String subject() {
            return "metric " + name + labels;
        }
    }

    private static Map<String, String> with(Map<String, String> labels, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(requireNonNull(key, "key"), requireNonNull(value, "value"));
        return more;
    }

    private static Map<String, String> fixed(Map<String, String> labels) {
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (!LabelSyntax.isKey(label.getKey()) || !LabelSyntax.isValue(label.getValue())) {
                throw new InvalidValueException(
                        "a metric's label must have the form of a label of Kubernetes, but was \"" + label.getKey()
                                + "\" with \"" + label.getValue() + "\"",
                        "Write labelled(\"queue\", \"default\"), for example.");
            }
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    private static void checkName(String name) {
        WellFormed.require("a metric's name", requireNonNull(name, "name"));
        if (name.isEmpty()
                || name.indexOf('/') >= 0
                || name.indexOf('%') >= 0
                || name.equals(".")
                || name.equals("..")) {
            throw new InvalidValueException(
                    "a metric's name must have at least one character, and neither / nor %, but was \"" + name + "\"",
                    "Name it as kubectl get --raw /apis/custom.metrics.k8s.io/v1beta1 lists it.");
        }
    }

    private static void checkQuantity(String what, String amount) {
        requireNonNull(amount, "amount");
        if (!isQuantity(amount)) {
            throw new InvalidValueException(
                    "the target of " + what + " must be a quantity of more than 0, but was \"" + amount + "\"",
                    "Write \"10\", \"500m\" or \"2k\", for example.");
        }
    }

    private static boolean isQuantity(String amount) {
        String number = amount;
        for (String unit : new String[] {"Ki", "Mi", "Gi", "Ti", "m", "k", "M", "G", "T"}) {
            if (amount.endsWith(unit)) {
                number = amount.substring(0, amount.length() - unit.length());
                break;
            }
        }
        int dot = number.indexOf('.');
        String whole = dot < 0 ? number : number.substring(0, dot);
        String rest = dot < 0 ? "0" : number.substring(dot + 1);
        boolean isFine = dot >= 0 && (amount.endsWith("m") || rest.length() > 3);
        return Syntax.isNumber(whole, 15)
                && Syntax.isNumber(rest, 3)
                && !isFine
                && (hasOtherThanZero(whole) || hasOtherThanZero(rest));
    }

    private static boolean hasOtherThanZero(String digits) {
        for (int index = 0; index < digits.length(); index++) {
            if (digits.charAt(index) != '0') {
                return true;
            }
        }
        return false;
    }
}
