package dev.railsk.image;

import java.util.Optional;

/**
 * Which image a container runs, and when it is pulled.
 *
 * @param own its own image; empty for the app's
 * @param pullPolicy when nodes ask the registry; empty for what the app says, else Kubernetes
 */
public record ImageUse(Optional<Image> own, Optional<PullPolicy> pullPolicy) {

    /** The app's image, pulled as the app says. */
    public static final ImageUse OF_APP = new ImageUse(Optional.empty(), Optional.empty());
}
