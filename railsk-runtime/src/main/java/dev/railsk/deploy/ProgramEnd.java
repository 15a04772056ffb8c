package dev.railsk.deploy;

/**
 * How a program ended that was run once in the app's image.
 *
 * @param exitCode the number that it ended with
 * @param report what was done for it
 */
public record ProgramEnd(int exitCode, DeployReport report) {}
