package dev.railsk.access;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One right: something that may be done with all objects of one resource in a namespace.
 *
 * @param verb what may be done, such as {@code get}
 * @param resource with what, such as {@code jobs} or {@code pods/log}
 * @param group the resource's API group; empty for the core group
 */
public record Grant(String verb, String resource, String group) {

    private static final List<String> VERBS =
            List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

    /** The groups of Kubernetes' own resources, as far as they live in namespaces. */
    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("pods", ""),
            Map.entry("services", ""),
            Map.entry("configmaps", ""),
            Map.entry("secrets", ""),
            Map.entry("events", ""),
            Map.entry("endpoints", ""),
            Map.entry("persistentvolumeclaims", ""),
            Map.entry("serviceaccounts", ""),
            Map.entry("resourcequotas", ""),
            Map.entry("limitranges", ""),
            Map.entry("deployments", "apps"),
            Map.entry("replicasets", "apps"),
            Map.entry("statefulsets", "apps"),
            Map.entry("daemonsets", "apps"),
            Map.entry("jobs", "batch"),
            Map.entry("cronjobs", "batch"),
            Map.entry("ingresses", "networking.k8s.io"),
            Map.entry("networkpolicies", "networking.k8s.io"),
            Map.entry("poddisruptionbudgets", "policy"),
            Map.entry("horizontalpodautoscalers", "autoscaling"),
            Map.entry("leases", "coordination.k8s.io"),
            Map.entry("roles", "rbac.authorization.k8s.io"),
            Map.entry("rolebindings", "rbac.authorization.k8s.io"));

    /** A right as it is written; one that cannot be read is a problem of the draft. */
    static Optional<Grant> read(Draft draft, Origin origin, String verb, String written) {
        if (!VERBS.contains(verb)) {
            draft.problem(
                    "may",
                    origin,
                    "a right must be one of " + String.join(", ", VERBS) + ", but was \"" + verb + "\"",
                    "Write each right by its own name, such as may(\"get\", \"jobs\").");
            return Optional.empty();
        }
        int slash = written.indexOf('/');
        String whole = slash < 0 ? written : written.substring(0, slash);
        String part = slash < 0 ? "" : written.substring(slash);
        int dot = whole.indexOf('.');
        String resource = dot < 0 ? whole : whole.substring(0, dot);
        String group = dot < 0 ? GROUPS.get(whole) : whole.substring(dot + 1);
        boolean isPart = part.isEmpty() || Syntax.isLabel(part.substring(1), part.length());
        if (group == null || !isPart || !Syntax.isLabel(resource, resource.length()) || !isGroup(group)) {
            draft.problem(
                    "may",
                    origin,
                    "\"" + written + "\" is no resource that railsk knows the group of",
                    "Write the plural, such as \"jobs\" or \"pods/log\", with the group where another project brings"
                            + " it: \"scaledobjects.keda.sh\".");
            return Optional.empty();
        }
        return Optional.of(new Grant(verb, resource + part, group));
    }

    private static boolean isGroup(String group) {
        return group.isEmpty() || Syntax.isDomain(group);
    }
}
