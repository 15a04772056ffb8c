package dev.railsk.container;

/**
 * A folder of a volume in a container.
 *
 * @param volume the volume's name
 * @param path where it is
 */
public record Mount(String volume, String path) {}
