package dev.railsk.policy;

/**
 * How careful the pods of the app's namespace must be.
 *
 * @param enforced what is refused otherwise
 * @param warned what is warned of, and noted in the audit log
 */
public record PodSecurity(PodSecurityLevel enforced, PodSecurityLevel warned) {}
