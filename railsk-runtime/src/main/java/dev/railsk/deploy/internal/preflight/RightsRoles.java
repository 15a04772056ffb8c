package dev.railsk.deploy.internal.preflight;

import dev.railsk.app.Environment;
import dev.railsk.cluster.AccessCheck;
import dev.railsk.deploy.DeployRights;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes the rights of deploys down as roles. */
public final class RightsRoles {

    private static final String API_VERSION = "rbac.authorization.k8s.io/v1";

    private final String name;

    private RightsRoles(String name) {
        this.name = name;
    }

    /** The roles that deploys of this environment need. */
    public static DeployRights of(Environment environment, Revision revision) {
        NeededRights needed = NeededRights.of(environment, revision);
        Map<String, Set<AccessCheck>> byNamespace = new LinkedHashMap<>();
        byNamespace.put(environment.namespace(), new LinkedHashSet<>());
        for (AccessCheck right : needed.anyDeploy()) {
            byNamespace
                    .computeIfAbsent(right.namespace(), none -> new LinkedHashSet<>())
                    .add(right);
        }
        RightsRoles roles = new RightsRoles("railsk-" + environment.appName() + "-" + environment.name() + "-deploy");
        List<Manifest> namespaced = new ArrayList<>();
        byNamespace.forEach((namespace, rights) -> {
            if (!namespace.isEmpty()) {
                namespaced.add(roles.role(namespace, rights));
            }
        });
        Set<AccessCheck> clusterWide = byNamespace.getOrDefault("", Set.of());
        return new DeployRights(
                environment.appName(),
                environment.name(),
                namespaced,
                clusterWide.isEmpty() ? Optional.empty() : Optional.of(roles.clusterRole(clusterWide)));
    }

    private Manifest role(String namespace, Set<AccessCheck> rights) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("namespace", namespace);
        return manifest("Role", metadata, rights);
    }

    private Manifest clusterRole(Set<AccessCheck> rights) {
        return manifest("ClusterRole", Map.of("name", name), rights);
    }

    private static Manifest manifest(String kind, Map<String, Object> metadata, Set<AccessCheck> rights) {
        Map<String, Object> role = new LinkedHashMap<>();
        role.put("apiVersion", API_VERSION);
        role.put("kind", kind);
        role.put("metadata", metadata);
        role.put("rules", rules(rights));
        return Manifest.of(Tree.of(role));
    }

    /** What may be done with the same objects of a group is one rule. */
    private record Target(String group, String resource, String object) {}

    private record Verbs(String group, Set<String> verbs, String object) {}

    private static List<Map<String, Object>> rules(Set<AccessCheck> rights) {
        Map<Target, Set<String>> verbs = new LinkedHashMap<>();
        for (AccessCheck right : rights) {
            // Who may do it with all objects need not be told of one.
            if (right.name().isEmpty() || !rights.contains(ofAll(right))) {
                Target target = new Target(right.group(), right.resource(), right.name());
                verbs.computeIfAbsent(target, none -> new TreeSet<>()).add(right.verb());
            }
        }
        Map<Verbs, List<String>> resources = new LinkedHashMap<>();
        verbs.forEach((target, all) -> resources
                .computeIfAbsent(new Verbs(target.group(), all, target.object()), none -> new ArrayList<>())
                .add(target.resource()));
        List<Map<String, Object>> rules = new ArrayList<>();
        resources.forEach((shared, names) -> {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("apiGroups", List.of(shared.group()));
            rule.put("resources", names);
            if (!shared.object().isEmpty()) {
                rule.put("resourceNames", List.of(shared.object()));
            }
            rule.put("verbs", List.copyOf(shared.verbs()));
            rules.add(rule);
        });
        return rules;
    }

    private static AccessCheck ofAll(AccessCheck right) {
        return new AccessCheck(right.verb(), right.group(), right.resource(), right.namespace());
    }
}
