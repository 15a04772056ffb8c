package dev.railsk.docs.reference;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A page of the reference: the packages whose words stand on it. */
enum PageGroup {
    APP("App and environments", "What an app has as a whole, and what an environment changes", "app", "definition"),
    WORKLOADS(
            "Workloads",
            "What runs for ever: web, workers, clocks, processes, accessories",
            "workload",
            "server",
            "job"),
    CONTAINERS(
            "Containers",
            "Image, command, probes, resources, security, mounts",
            "container",
            "image",
            "probe",
            "quantity",
            "security"),
    PODS("Pods", "Placement, volumes, scratch, labels, disruption", "pod", "placement", "volume"),
    SCALING("Scaling", "Fixed numbers, autoscalers, KEDA", "scale"),
    TASKS("Tasks", "What runs once, by a timetable, or by hand; smoke checks", "task", "smoke"),
    MIGRATIONS("Migrations", "Plans for changes of the schema", "migration"),
    CONFIG("Config and secrets", "Variables, config maps, secrets, and where their values are from", "config", "text"),
    NETWORK("Network", "Services, and how they are reached from outside", "network"),
    TENANCY(
            "Sharing a cluster",
            "Accounts, roles, network policies, quotas, backing services, metrics",
            "access",
            "policy",
            "backing",
            "observe"),
    HATCH("By hand", "Objects of one's own, and edits of what is rendered", "manifest", "edit");

    /** Packages without words of the definition: names, messages, and the render path. */
    static final Set<String> WITHOUT_WORDS = Set.of("name", "problem", "render", "railsk");

    /** What tests and tools hold in hand, but no definition writes. */
    static final Set<String> NOT_WRITTEN = Set.of("Manifest", "ManifestSet", "Tree", "Field", "PatchOperation");

    private final String title;
    private final String what;
    private final String packages;

    PageGroup(String title, String what, String... packages) {
        this.title = title;
        this.what = what;
        this.packages = "," + String.join(",", packages) + ",";
    }

    static Optional<PageGroup> of(TypeDoc type) {
        for (PageGroup group : values()) {
            if (group.packages.contains("," + type.location() + ",")) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    String title() {
        return title;
    }

    String what() {
        return what;
    }

    String file() {
        return name().toLowerCase(Locale.ROOT) + ".md";
    }
}
