package dev.railsk.placement;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pods beside which others run, or not. */
public sealed interface PodGroup {

    /** The pods of a workload of this app. */
    static OfWorkload workload(String name) {
        return new OfWorkload(name);
    }

    /** Pods with this label, in the app's own namespace. */
    static Labelled labelled(String key, String value) {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        return new Labelled(Map.of(key, value), List.of());
    }

    /**
     * The pods of a workload.
     *
     * @param name its name in the definition
     */
    record OfWorkload(String name) implements PodGroup {
        public OfWorkload {
            requireNonNull(name, "name");
        }
    }

    /**
     * Pods with labels.
     *
     * @param labels the labels, all of which they have
     * @param namespaces where they run; empty for the app's own namespace
     */
    record Labelled(Map<String, String> labels, List<String> namespaces) implements PodGroup {
        public Labelled {
            for (Map.Entry<String, String> label : labels.entrySet()) {
                if (!LabelSyntax.isKey(label.getKey()) || !LabelSyntax.isValue(label.getValue())) {
                    throw new InvalidValueException(
                            "a pod's label must have the form of a label of Kubernetes, but was \"" + label.getKey()
                                    + "\" with \"" + label.getValue() + "\"",
                            "Write PodGroup.labelled(\"app\", \"redis\"), for example.");
                }
            }
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
            namespaces = List.copyOf(namespaces);
            for (String namespace : namespaces) {
                if (!Syntax.isLabel(namespace, 63)) {
                    throw new InvalidValueException(
                            "a namespace must have at most 63 lower-case letters, digits and dashes, but was \""
                                    + namespace + "\"",
                            "Name one that kubectl get namespaces lists.");
                }
            }
        }

        /** The same, of those with this label too. */
        public Labelled andLabelled(String key, String value) {
            Map<String, String> more = new LinkedHashMap<>(labels);
            more.put(requireNonNull(key, "key"), requireNonNull(value, "value"));
            return new Labelled(more, namespaces);
        }

        /** The same, but in this namespace, and in those named so before. */
        public Labelled inNamespace(String namespace) {
            List<String> more = new ArrayList<>(namespaces);
            more.add(requireNonNull(namespace, "namespace"));
            return new Labelled(labels, more);
        }
    }

    /**
     * The pods of this app and environment that are marked as sharing a claim.
     *
     * @param name the claim's name
     */
    record SharingClaim(String name) implements PodGroup {
        public SharingClaim {
            if (!Syntax.isLabel(requireNonNull(name, "name"), 63)) {
                throw new InvalidValueException(
                        "a claim that pods share must have at most 63 lower-case letters, digits and dashes as its name,"
                                + " but was \"" + name + "\"",
                        "Name it like \"uploads\".");
            }
        }
    }
}
