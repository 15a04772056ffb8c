package dev.railsk.image;

/** What is said of a container's being the app's code, which gets the app's environment. */
public enum AppEnv {
    /** It is the app's code, whatever its image. */
    GIVEN,
    /** It is not the app's code, whatever its image. */
    WITHHELD
}
