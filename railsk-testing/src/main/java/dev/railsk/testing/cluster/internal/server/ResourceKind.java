package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ObjectKind;
import java.util.List;

/**
 * A kind that the fake serves.
 *
 * @param kind the kind
 * @param plural its name in URLs and rights
 * @param isNamespaced whether its objects live in namespaces
 * @param hasGeneration whether its objects count changes of their spec
 */
public record ResourceKind(ObjectKind kind, String plural, boolean isNamespaced, boolean hasGeneration) {

    /** The API group; empty for the core group. */
    public String group() {
        int slash = kind.apiVersion().indexOf('/');
        return slash < 0 ? "" : kind.apiVersion().substring(0, slash);
    }

    /** Whether a status is written apart from the object itself. */
    public boolean hasStatus() {
        return hasGeneration
                || List.of(ObjectKind.NAMESPACE, ObjectKind.SERVICE, ObjectKind.INGRESS)
                        .contains(kind);
    }

    /** How messages call objects of this kind: {@code deployments.apps}. */
    public String resource() {
        return group().isEmpty() ? plural : plural + "." + group();
    }

    /** How messages call one object of this kind: {@code Deployment.apps}. */
    public String qualifiedKind() {
        return group().isEmpty() ? kind.kind() : kind.kind() + "." + group();
    }

    /** Group, version and kind as the server writes them: {@code apps/v1, Kind=Deployment}. */
    public String versionAndKind() {
        return (group().isEmpty() ? "/" : "") + kind.apiVersion() + ", Kind=" + kind.kind();
    }
}
