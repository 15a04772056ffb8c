package dev.railsk.manifest;

/**
 * What identifies an object in a cluster.
 *
 * @param apiVersion group and version, such as {@code apps/v1} or {@code v1}
 * @param kind the Kubernetes kind, such as {@code Deployment}
 * @param namespace the namespace; empty for objects of the whole cluster
 * @param name the object's name
 */
public record ManifestId(String apiVersion, String kind, String namespace, String name) {

    /** Whether both identify the same object, whatever the version of the API it is written in. */
    public boolean isSameObject(ManifestId other) {
        return name.equals(other.name)
                && kind.equals(other.kind)
                && namespace.equals(other.namespace)
                && group().equals(other.group());
    }

    /** The API group; empty for the core group. */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** Kind and name, as people write it: {@code Deployment shop-web}. */
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
