package dev.railsk.image;

import java.util.Optional;

/**
 * Which image a container runs, when it is pulled, and whether the app's code is in it.
 *
 * @param own its own image; empty for the app's
 * @param pullPolicy when nodes ask the registry; empty for what the app says, else Kubernetes
 * @param appEnv whether it gets the app's environment; empty for as its image says: the app's image is the app's code, an image of its own is not
 */
public record ImageUse(Optional<Image> own, Optional<PullPolicy> pullPolicy, Optional<AppEnv> appEnv) {

    /** The app's image, pulled as the app says. */
    public static final ImageUse OF_APP = new ImageUse(Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether the app's code runs in it, so that it gets the app's environment. */
    public boolean isAppCode() {
        return appEnv.isPresent() ? appEnv.get() == AppEnv.GIVEN : own.isEmpty();
    }
}
