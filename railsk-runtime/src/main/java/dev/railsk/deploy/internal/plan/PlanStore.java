package dev.railsk.deploy.internal.plan;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.Finding;
import dev.railsk.deploy.ReleaseRecordException;
import dev.railsk.deploy.internal.record.RecordLabels;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestException;
import dev.railsk.manifest.Tree;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads and writes the plan record of an environment: its ConfigMap {@code railsk-APP-ENVIRONMENT.plans}. */
final class PlanStore {

    /** The version of the format. A newer one is refused: an older railsk would lose what it says. */
    static final int FORMAT = 1;

    private static final String DATA = "plans.json";
    private static final int CONFLICT = 409;
    private static final int TRIES = 10;

    private final Cluster cluster;
    private final Environment environment;

    PlanStore(Cluster cluster, Environment environment) {
        this.cluster = cluster;
        this.environment = environment;
    }

    // No name of an app or environment has a dot, so no other record or inventory is called so.
    private ObjectRef ref() {
        return new ObjectRef(
                ObjectKind.CONFIG_MAP,
                environment.namespace(),
                "railsk-" + environment.appName() + "-" + environment.name() + ".plans");
    }

    PlanMarks read() {
        return cluster.get(ref()).map(this::read).orElse(PlanMarks.NONE);
    }

    private PlanMarks read(LiveObject found) {
        try {
            Tree json = Tree.parseJson(found.content().at("data", DATA).text().orElse(""));
            long format = json.at("format").integer().orElse(0L);
            if (format > FORMAT) {
                throw refused(
                        "plan-format",
                        "has format " + format + ", and this railsk reads format " + FORMAT,
                        "Use the version of railsk that wrote it, or a newer one.");
            }
            return PlanMarks.read(json.at("plans"));
        } catch (ManifestException | DateTimeException unreadable) {
            throw refused(
                    "plan-unreadable",
                    "is no record of migration plans: it cannot be read",
                    "Put it back as it was, or delete it: what somebody approved must then be approved again.");
        }
    }

    private ReleaseRecordException refused(String id, String fact, String nextStep) {
        return new ReleaseRecordException(
                new Finding(id, "ConfigMap " + ref().name() + " " + fact, "namespace " + ref().namespace(), nextStep));
    }

    /** Change them, from what is stored at that moment. */
    PlanMarks change(UnaryOperator<PlanMarks> change) {
        for (int tries = 1; ; tries++) {
            Optional<LiveObject> found = cluster.get(ref());
            PlanMarks before = found.map(this::read).orElse(PlanMarks.NONE);
            PlanMarks next = change.apply(before);
            if (next.equals(before)) {
                return next;
            }
            try {
                if (found.isPresent()) {
                    LiveObject unused =
                            cluster.update(manifest(next, found.get().resourceVersion()), WriteOptions.write());
                } else {
                    LiveObject unused = cluster.create(manifest(next, ""), WriteOptions.write());
                }
                return next;
            } catch (ClusterRefusedException refusal) {
                if (refusal.code() != CONFLICT || tries == TRIES) {
                    throw refusal;
                }
            }
        }
    }

    private Manifest manifest(PlanMarks marks, String resourceVersion) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", ref().name());
        metadata.put("namespace", ref().namespace());
        metadata.put("labels", RecordLabels.of(environment, "plans"));
        if (!resourceVersion.isEmpty()) {
            metadata.put("resourceVersion", resourceVersion);
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("format", (long) FORMAT);
        content.put("app", environment.appName());
        content.put("environment", environment.name());
        content.put("plans", marks.json());
        Map<String, Object> configMap = new LinkedHashMap<>();
        configMap.put("apiVersion", "v1");
        configMap.put("kind", "ConfigMap");
        configMap.put("metadata", metadata);
        configMap.put("data", Map.of(DATA, Tree.of(content).toJsonLine()));
        return Manifest.of(Tree.of(configMap));
    }
}
