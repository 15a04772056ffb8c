package dev.railsk.cluster;

import dev.railsk.manifest.Manifest;
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

    /**
     * The object whose version this manifest names, to replace it.
     *
     * @throws IllegalArgumentException when it names none
     */
    public static ObjectRef ofVersion(Manifest manifest) {
        ObjectRef ref = of(manifest.id());
        if (manifest.tree().at("metadata", "resourceVersion").text().orElse("").isEmpty()) {
            throw new IllegalArgumentException("an update must name the version that it replaces, but " + ref
                    + " names none. Read the object first, and keep its metadata.resourceVersion.");
        }
        return ref;
    }

    /** Kind and name, as people write it: {@code Deployment shop-web}. */
    @Override
    public String toString() {
        return kind.kind() + " " + name;
    }
}
