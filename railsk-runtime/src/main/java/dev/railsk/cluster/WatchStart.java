package dev.railsk.cluster;

/**
 * Where a watch starts.
 *
 * @param selection what to watch
 * @param resourceVersion the version after which events are wanted, from {@link LiveObjects}
 */
public record WatchStart(Selection selection, String resourceVersion) {}
