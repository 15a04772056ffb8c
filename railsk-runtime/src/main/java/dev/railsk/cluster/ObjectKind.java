package dev.railsk.cluster;

import dev.railsk.manifest.ManifestId;
import java.util.Locale;

/**
 * A kind of object in one version of the API.
 *
 * @param apiVersion group and version, such as {@code apps/v1}
 * @param kind the Kubernetes kind
 */
public record ObjectKind(String apiVersion, String kind) {

    public static final ObjectKind NAMESPACE = new ObjectKind("v1", "Namespace");
    public static final ObjectKind POD = new ObjectKind("v1", "Pod");
    public static final ObjectKind SECRET = new ObjectKind("v1", "Secret");
    public static final ObjectKind CONFIG_MAP = new ObjectKind("v1", "ConfigMap");
    public static final ObjectKind SERVICE = new ObjectKind("v1", "Service");
    public static final ObjectKind EVENT = new ObjectKind("v1", "Event");
    public static final ObjectKind DEPLOYMENT = new ObjectKind("apps/v1", "Deployment");
    public static final ObjectKind REPLICA_SET = new ObjectKind("apps/v1", "ReplicaSet");
    public static final ObjectKind STATEFUL_SET = new ObjectKind("apps/v1", "StatefulSet");
    public static final ObjectKind CRON_JOB = new ObjectKind("batch/v1", "CronJob");
    public static final ObjectKind JOB = new ObjectKind("batch/v1", "Job");
    public static final ObjectKind INGRESS = new ObjectKind("networking.k8s.io/v1", "Ingress");
    public static final ObjectKind POD_DISRUPTION_BUDGET = new ObjectKind("policy/v1", "PodDisruptionBudget");

    /** The kind of a manifest. */
    public static ObjectKind of(ManifestId id) {
        return new ObjectKind(id.apiVersion(), id.kind());
    }

    /** The API group; empty for the core group. */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** The name in URLs and rights: the regular plural, which the kinds of Kubernetes follow. */
    public String plural() {
        String lower = kind.toLowerCase(Locale.ROOT);
        if (lower.endsWith("y") && !lower.endsWith("ey") && !lower.endsWith("ay")) {
            return lower.substring(0, lower.length() - 1) + "ies";
        }
        return lower.endsWith("s") ? lower + "es" : lower + "s";
    }
}
