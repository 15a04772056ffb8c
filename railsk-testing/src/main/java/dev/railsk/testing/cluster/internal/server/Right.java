package dev.railsk.testing.cluster.internal.server;

/**
 * A right.
 *
 * @param verb such as {@code patch}
 * @param group the API group; empty for the core group
 * @param resource the plural, with its subresource
 * @param namespace the namespace; empty for all of them
 * @param name the one object; empty for all
 */
public record Right(String verb, String group, String resource, String namespace, String name) {}
