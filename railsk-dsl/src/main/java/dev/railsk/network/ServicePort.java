package dev.railsk.network;

import java.util.Optional;

/**
 * A port that a service answers on.
 *
 * @param name its name; empty for the only one of its service
 * @param number its number
 * @param target the name of the container's port behind it; empty for the main container's first
 */
public record ServicePort(Optional<String> name, int number, Optional<String> target) {}
