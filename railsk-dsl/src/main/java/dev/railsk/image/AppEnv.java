package dev.railsk.image;

/** Whether a container is the app's code, which gets the app's environment. */
public enum AppEnv {
    /** As its image says: the app's image is the app's code, an image of its own is not. */
    BY_IMAGE,
    /** It is the app's code, whatever its image. */
    GIVEN,
    /** It is not the app's code, whatever its image. */
    WITHHELD
}
