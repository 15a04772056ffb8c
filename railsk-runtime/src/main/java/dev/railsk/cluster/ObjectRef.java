package dev.railsk.cluster;

import dev.railsk.manifest.ManifestId;

/**
 * One object, by kind, namespace and name.
 *
 * @param kind its kind
 * @param namespace its namespace; empty for objects of the whole cluster
 * @param name its name
 */
public record ObjectRef(ObjectKind kind, String namespace, String name) {

    /** The object that a manifest describes. */
    public static ObjectRef of(ManifestId id) {
        return new ObjectRef(ObjectKind.of(id), id.namespace(), id.name());
    }

    /** Kind and name, as people write it: {@code Deployment shop-web}. */
    @Override
    public String toString() {
        return kind.kind() + " " + name;
    }
}
