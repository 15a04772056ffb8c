package dev.railsk.container;

import dev.railsk.config.EnvVars;
import java.util.Optional;

/**
 * What runs in a container, and in which environment.
 *
 * @param command program and arguments
 * @param env its environment, added to the app's where it gets that
 * @param workingDirectory the folder in which it starts; empty for the image's
 */
public record Program(Command command, EnvVars env, Optional<String> workingDirectory) {

    /** What the image runs by itself, with nothing added. */
    public static final Program OF_IMAGE = new Program(new Command.OfImage(), EnvVars.NONE, Optional.empty());
}
