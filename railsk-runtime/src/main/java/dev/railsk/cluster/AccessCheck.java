package dev.railsk.cluster;

/**
 * A question for the API server's authorizer.
 *
 * @param verb such as {@code get}, {@code list}, {@code watch}, {@code patch}, {@code create}
 * @param group the API group; empty for the core group
 * @param resource the resource in plural, with its subresource, such as {@code deployments} or {@code pods/log}
 * @param namespace the namespace; empty for objects of the whole cluster
 * @param name the one object that is meant; empty for all of them
 */
public record AccessCheck(String verb, String group, String resource, String namespace, String name) {

    /** A question about all objects of a resource. */
    public AccessCheck(String verb, String group, String resource, String namespace) {
        this(verb, group, resource, namespace, "");
    }
}
