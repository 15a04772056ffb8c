package dev.railsk.container;

import dev.railsk.config.EnvVars;

/**
 * What runs in a container, and in which environment.
 *
 * @param command program and arguments
 * @param env its environment, added to the app's where it gets that
 */
public record Program(Command command, EnvVars env) {

    /** What the image runs by itself, with nothing added. */
    public static final Program OF_IMAGE = new Program(new Command.OfImage(), EnvVars.NONE);
}
