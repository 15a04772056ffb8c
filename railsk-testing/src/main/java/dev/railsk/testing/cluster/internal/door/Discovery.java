package dev.railsk.testing.cluster.internal.door;

import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What kinds there are, as a client asks that starts knowing none. */
final class Discovery {

    private static final List<String> VERBS = List.of("create", "delete", "get", "list", "patch", "update", "watch");
    private static final Map<String, String> SHORT_NAMES = Map.ofEntries(
            Map.entry("configmaps", "cm"),
            Map.entry("events", "ev"),
            Map.entry("limitranges", "limits"),
            Map.entry("namespaces", "ns"),
            Map.entry("persistentvolumeclaims", "pvc"),
            Map.entry("pods", "po"),
            Map.entry("resourcequotas", "quota"),
            Map.entry("serviceaccounts", "sa"),
            Map.entry("services", "svc"),
            Map.entry("deployments", "deploy"),
            Map.entry("replicasets", "rs"),
            Map.entry("statefulsets", "sts"),
            Map.entry("cronjobs", "cj"),
            Map.entry("horizontalpodautoscalers", "hpa"),
            Map.entry("ingresses", "ing"),
            Map.entry("networkpolicies", "netpol"),
            Map.entry("poddisruptionbudgets", "pdb"),
            Map.entry("customresourcedefinitions", "crd"));
    private static final Set<String> OF_ALL = Set.of(
            "pods",
            "services",
            "deployments",
            "replicasets",
            "statefulsets",
            "cronjobs",
            "jobs",
            "horizontalpodautoscalers");

    private final ApiServer server;

    Discovery(ApiServer server) {
        this.server = server;
    }

    Optional<Answer> answer(List<String> path) {
        if (path.equals(List.of("api"))) {
            return Optional.of(Answer.json(200, Map.of("kind", "APIVersions", "versions", List.of("v1"))));
        }
        if (path.equals(List.of("apis"))) {
            return Optional.of(Answer.json(200, groups()));
        }
        boolean isGroup = path.size() == 2 && path.get(0).equals("apis");
        if (isGroup && versions().containsKey(path.get(1))) {
            return Optional.of(Answer.json(200, group(path.get(1))));
        }
        boolean isCore = path.size() == 2 && path.get(0).equals("api");
        boolean isVersion = path.size() == 3 && path.get(0).equals("apis");
        return isCore || isVersion ? kinds(String.join("/", path.subList(1, path.size()))) : Optional.empty();
    }

    private List<ResourceKind> present() {
        return server.kinds().all().stream().filter(server.rights()::has).toList();
    }

    /** The versions of each group. */
    private Map<String, Set<String>> versions() {
        Map<String, Set<String>> versions = new LinkedHashMap<>();
        for (ResourceKind kind : present()) {
            if (!kind.group().isEmpty()) {
                versions.computeIfAbsent(kind.group(), any -> new LinkedHashSet<>())
                        .add(kind.kind().apiVersion());
            }
        }
        return versions;
    }

    private Map<String, Object> groups() {
        List<Object> groups = new ArrayList<>();
        versions().keySet().forEach(name -> groups.add(group(name)));
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kind", "APIGroupList");
        list.put("apiVersion", "v1");
        list.put("groups", groups);
        return list;
    }

    private Map<String, Object> group(String name) {
        List<Object> versions = new ArrayList<>();
        for (String version : versions().getOrDefault(name, Set.of())) {
            versions.add(Map.of("groupVersion", version, "version", version.substring(version.indexOf('/') + 1)));
        }
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("kind", "APIGroup");
        group.put("apiVersion", "v1");
        group.put("name", name);
        group.put("versions", versions);
        group.put("preferredVersion", versions.get(0));
        return group;
    }

    private Optional<Answer> kinds(String apiVersion) {
        List<Object> resources = new ArrayList<>();
        for (ResourceKind kind : present()) {
            if (kind.kind().apiVersion().equals(apiVersion)) {
                resources.add(resource(kind));
            }
        }
        if (resources.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kind", "APIResourceList");
        list.put("apiVersion", "v1");
        list.put("groupVersion", apiVersion);
        list.put("resources", resources);
        return Optional.of(Answer.json(200, list));
    }

    private static Map<String, Object> resource(ResourceKind kind) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("name", kind.plural());
        resource.put("singularName", kind.kind().kind().toLowerCase(Locale.ROOT));
        resource.put("namespaced", kind.isNamespaced());
        resource.put("kind", kind.kind().kind());
        resource.put("verbs", VERBS);
        String shortName = SHORT_NAMES.get(kind.plural());
        if (shortName != null) {
            resource.put("shortNames", List.of(shortName));
        }
        if (OF_ALL.contains(kind.plural())) {
            resource.put("categories", List.of("all"));
        }
        return resource;
    }
}
