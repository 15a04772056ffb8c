package dev.railsk.volume;

/**
 * Storage for each pod, made with the pod and deleted with it.
 *
 * @param claim which storage
 */
public record EphemeralVolume(Claim claim) implements Volume {}
