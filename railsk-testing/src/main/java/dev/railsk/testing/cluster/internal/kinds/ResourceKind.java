package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;

/**
 * How the API server serves a kind.
 *
 * @param kind the kind
 * @param plural its name in URLs and rights
 * @param isNamespaced whether its objects live in namespaces
 * @param hasGeneration whether its objects count changes of their spec
 * @param hasStatus whether a status is written apart from the object itself
 */
public record ResourceKind(
        ObjectKind kind, String plural, boolean isNamespaced, boolean hasGeneration, boolean hasStatus) {

    /** Objects in namespaces that somebody works on: their changes are counted, and their status tells how far it is. */
    static ResourceKind worked(ObjectKind kind, String plural) {
        return new ResourceKind(kind, plural, true, true, true);
    }

    /** Objects in namespaces that have a status, but no count of changes. */
    static ResourceKind told(ObjectKind kind, String plural) {
        return new ResourceKind(kind, plural, true, false, true);
    }

    /** Objects in namespaces that are all content. */
    static ResourceKind plain(ObjectKind kind, String plural) {
        return new ResourceKind(kind, plural, true, false, false);
    }

    /** The API group; empty for the core group. */
    public String group() {
        int slash = kind.apiVersion().indexOf('/');
        return slash < 0 ? "" : kind.apiVersion().substring(0, slash);
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
