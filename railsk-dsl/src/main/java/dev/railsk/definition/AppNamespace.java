package dev.railsk.definition;

/**
 * Where the app's objects live.
 *
 * @param name the namespace
 * @param isManaged whether it is one of the app's objects; else others made it
 */
public record AppNamespace(String name, boolean isManaged) {}
