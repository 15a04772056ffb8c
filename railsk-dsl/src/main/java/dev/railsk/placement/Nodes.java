package dev.railsk.placement;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.problem.InvalidValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * On which nodes pods may run.
 *
 * <pre>{@code
 * Nodes.arch("arm64").tolerating("arch", "arm64");
 * Nodes.any().requiring(NodeRule.in("topology.kubernetes.io/zone", "eu-west-1a", "eu-west-1b"));
 * }</pre>
 *
 * @param labels labels that a node must have: the node selector
 * @param tolerations taints that pods put up with
 * @param alternatives rules of which those of one alternative must hold; none where every node will do
 * @param wishes rules that are better met, each with its weight
 */
public record Nodes(
        Map<String, String> labels,
        List<Toleration> tolerations,
        List<List<NodeRule>> alternatives,
        List<Wish> wishes) {

    private static final Nodes ANY = new Nodes(Map.of(), List.of(), List.of(), List.of());
    private static final int HEAVIEST = 100;

    public Nodes {
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (!LabelSyntax.isKey(label.getKey()) || !LabelSyntax.isValue(label.getValue())) {
                throw new InvalidValueException(
                        "a node's label must have the form of a label of Kubernetes, but was \"" + label.getKey()
                                + "\" with \"" + label.getValue() + "\"",
                        "Write Nodes.labelled(\"pool\", \"web\"), for example.");
            }
        }
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        tolerations = List.copyOf(tolerations);
        alternatives = List.copyOf(alternatives);
        wishes = List.copyOf(wishes);
    }

    /**
     * Rules that are better met together.
     *
     * @param weight how much better, from 1 to 100
     * @param rules the rules
     */
    public record Wish(int weight, List<NodeRule> rules) {
        public Wish {
            rules = nonEmpty(rules);
            if (weight < 1 || weight > HEAVIEST) {
                throw new InvalidValueException(
                        "the weight of a wish for nodes must be from 1 to 100, but was " + weight,
                        "Write preferring(50, NodeRule.exists(\"spot\")), for example.");
            }
        }
    }

    /** Every node without a taint. */
    public static Nodes any() {
        return ANY;
    }

    /** Nodes of this processor, such as {@code arm64}: label {@code kubernetes.io/arch}. The image must be built for it. */
    public static Nodes arch(String name) {
        return labelled("kubernetes.io/arch", requireNonNull(name, "name"));
    }

    /** Nodes with this label. */
    public static Nodes labelled(String key, String value) {
        return ANY.andLabelled(key, value);
    }

    /** The same, of those with this label too. */
    public Nodes andLabelled(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(requireNonNull(key, "key"), requireNonNull(value, "value"));
        return new Nodes(more, tolerations, alternatives, wishes);
    }

    /** The same, also where nodes have the taint with this key and value, whatever it does. */
    public Nodes tolerating(String key, String value) {
        return tolerating(Toleration.of(requireNonNull(key, "key"), requireNonNull(value, "value")));
    }

    /** The same, also where nodes have such a taint. */
    public Nodes tolerating(Toleration taint) {
        List<Toleration> more = new ArrayList<>(tolerations);
        more.add(requireNonNull(taint, "taint"));
        return new Nodes(labels, more, alternatives, wishes);
    }

    /** The same, of those for which all of these rules hold, with what was required last. */
    public Nodes requiring(NodeRule... rules) {
        List<NodeRule> all = new ArrayList<>();
        List<List<NodeRule>> more = new ArrayList<>(alternatives);
        if (!more.isEmpty()) {
            all.addAll(more.remove(more.size() - 1));
        }
        all.addAll(List.of(requireNonNull(rules, "rules")));
        more.add(nonEmpty(all));
        return new Nodes(labels, tolerations, more, wishes);
    }

    /** The same, or those for which all of these rules hold instead of what was required before. */
    public Nodes orRequiring(NodeRule... rules) {
        List<List<NodeRule>> more = new ArrayList<>(alternatives);
        more.add(nonEmpty(List.of(requireNonNull(rules, "rules"))));
        return new Nodes(labels, tolerations, more, wishes);
    }

    /**
     * The same, better those for which all of these rules hold.
     *
     * @param weight how much better, from 1 to 100
     */
    public Nodes preferring(int weight, NodeRule... rules) {
        List<Wish> more = new ArrayList<>(wishes);
        more.add(new Wish(weight, List.of(requireNonNull(rules, "rules"))));
        return new Nodes(labels, tolerations, alternatives, more);
    }

    private static List<NodeRule> nonEmpty(List<NodeRule> rules) {
        if (rules.isEmpty()) {
            throw new InvalidValueException(
                    "there is no rule for nodes", "Write requiring(NodeRule.exists(\"gpu\")), for example.");
        }
        return List.copyOf(rules);
    }
}
