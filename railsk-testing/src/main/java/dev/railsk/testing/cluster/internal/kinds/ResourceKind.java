package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;

/**
 * How the API server serves a kind.
 *
 * @param kind the kind
 * @param isNamespaced whether its objects live in namespaces
 * @param hasGeneration whether its objects count changes of their spec
 * @param hasStatus whether a status is written apart from the object itself
 * @param isForeign whether another project brings the kind, whose schema the fake does not know
 */
public record ResourceKind(
        ObjectKind kind, boolean isNamespaced, boolean hasGeneration, boolean hasStatus, boolean isForeign) {

    /** A kind of Kubernetes itself. */
    ResourceKind(ObjectKind kind, boolean isNamespaced, boolean hasGeneration, boolean hasStatus) {
        this(kind, isNamespaced, hasGeneration, hasStatus, false);
    }

    /** Objects in namespaces of which nothing is known but that their changes are counted. */
    static ResourceKind foreign(ObjectKind kind) {
        return new ResourceKind(kind, true, true, false, true);
    }

    /** Objects in namespaces that somebody works on: their changes are counted, and their status tells how far it is. */
    static ResourceKind worked(ObjectKind kind) {
        return new ResourceKind(kind, true, true, true);
    }

    /** Objects in namespaces that have a status, but no count of changes. */
    static ResourceKind told(ObjectKind kind) {
        return new ResourceKind(kind, true, false, true);
    }

    /** Objects in namespaces that are all content. */
    static ResourceKind plain(ObjectKind kind) {
        return new ResourceKind(kind, true, false, false);
    }

    /** The API group; empty for the core group. */
    public String group() {
        return kind.group();
    }

    /** The name in URLs and rights. */
    public String plural() {
        return kind.plural();
    }

    /** How messages call objects of this kind: {@code deployments.apps}. */
    public String resource() {
        return group().isEmpty() ? plural() : plural() + "." + group();
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
