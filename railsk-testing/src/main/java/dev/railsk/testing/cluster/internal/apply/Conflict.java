package dev.railsk.testing.cluster.internal.apply;

/**
 * A field that another manager owns with another value.
 *
 * @param field the field's path
 * @param manager how the server names the owner
 */
public record Conflict(String field, String manager) {}
