package dev.railsk.security;

/**
 * Whose rights a process has.
 *
 * @param user the user's id
 * @param group the id of the group, which volumes are given to as well
 */
public record RunAs(long user, long group) {}
