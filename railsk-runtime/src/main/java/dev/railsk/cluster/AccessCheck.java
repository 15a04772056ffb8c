package dev.railsk.cluster;

/**
 * A question for the API server's authorizer.
 *
 * @param verb such as {@code get}, {@code list}, {@code watch}, {@code patch}, {@code create}
 * @param group the API group; empty for the core group
 * @param resource the resource in plural, with its subresource, such as {@code deployments} or {@code pods/log}
 * @param namespace the namespace; empty for objects of the whole cluster
 */
public record AccessCheck(String verb, String group, String resource, String namespace) {}
