package dev.railsk.testing.cluster.internal.pods;

import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses what the server refuses in the environment variables of a container. */
final class EnvironmentChecks {

    private static final String ONE_OF =
            "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or" + " `secretKeyRef`";
    private static final String ONLY_ONE = "may not have more than one field specified at a time";
    private static final Set<String> POD_FIELDS = Set.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");

    private static final List<String> RESOURCES = List.of(
            "limits.cpu",
            "limits.ephemeral-storage",
            "limits.memory",
            "requests.cpu",
            "requests.ephemeral-storage",
            "requests.memory");

    private EnvironmentChecks() {}

    static void check(Part container) {
        for (Part variable : container.items("env")) {
            ValueChecks.variable(variable.path("name"), variable.text("name"), variable.problems());
            if (variable.has("valueFrom")) {
                checkSource(variable, variable.at("valueFrom"));
            }
        }
        for (Part all : container.items("envFrom")) {
            if (!all.text("prefix").isEmpty()) {
                all.check("prefix", ValueChecks::variable);
            }
            checkAll(container, all);
        }
    }

    private static void checkSource(Part variable, Part source) {
        for (String kind : List.of("secretKeyRef", "configMapKeyRef")) {
            if (source.has(kind)) {
                Part reference = source.at(kind);
                NameRules.checkSubdomain(reference.path("name"), reference.text("name"), reference.problems());
                ValueChecks.configKey(reference.path("key"), reference.text("key"), reference.problems());
            }
        }
        if (source.has("fieldRef")) {
            checkField(source.at("fieldRef"));
        }
        if (source.has("resourceFieldRef")) {
            checkResource(source.at("resourceFieldRef"));
        }
        String field = source.path();
        int sources = source.map().size();
        if (sources == 0) {
            source.problems().invalid(field, "", ONE_OF);
        } else if (!variable.text("value").isEmpty()) {
            source.problems().invalid(field, "", "may not be specified when `value` is not empty");
        } else if (sources > 1) {
            source.problems().invalid(field, "", ONLY_ONE);
        }
    }

    private static void checkField(Part reference) {
        if (!reference.requires("fieldPath")) {
            return;
        }
        String path = reference.text("fieldPath");
        boolean isOfMap = path.startsWith("metadata.labels[") || path.startsWith("metadata.annotations[");
        if (!isOfMap && !POD_FIELDS.contains(path)) {
            reference.invalid("fieldPath", path, "error converting fieldPath: field label not supported: " + path);
        }
    }

    private static void checkResource(Part reference) {
        String resource = reference.text("resource");
        if (reference.requires("resource")
                && !RESOURCES.contains(resource)
                && !resource.matches("(limits|requests)\\.hugepages-.*")) {
            reference.problems().unsupported(reference.path("resource"), resource, RESOURCES);
        }
    }

    private static void checkAll(Part container, Part source) {
        String list = container.path("envFrom");
        int sources = 0;
        for (String kind : List.of("configMapRef", "secretRef")) {
            Map<String, Object> reference = source.at(kind).map();
            if (!source.has(kind)) {
                continue;
            }
            sources++;
            if (source.at(kind).requires("name")) {
                NameRules.checkSubdomain(
                        source.at(kind).path("name"), String.valueOf(reference.get("name")), source.problems());
            }
        }
        // The server names the whole list here.
        if (sources == 0) {
            source.problems().invalid(list, "", "must specify one of: `configMapRef` or `secretRef`");
        } else if (sources > 1) {
            source.problems().invalid(list, "", ONLY_ONE);
        }
    }
}
