package dev.railsk.image;

import java.util.Optional;

/**
 * Which image a container runs, when it is pulled, and whether the app's code is in it.
 *
 * @param own its own image; empty for the app's
 * @param pullPolicy when nodes ask the registry; empty for what the app says, else Kubernetes
 * @param appEnv whether it gets the app's environment
 */
public record ImageUse(Optional<Image> own, Optional<PullPolicy> pullPolicy, AppEnv appEnv) {

    /** The app's image, pulled as the app says. */
    public static final ImageUse OF_APP = new ImageUse(Optional.empty(), Optional.empty(), AppEnv.BY_IMAGE);

    /** Whether the app's code runs in it, so that it gets the app's environment. */
    public boolean isAppCode() {
        return appEnv == AppEnv.GIVEN || (appEnv == AppEnv.BY_IMAGE && own.isEmpty());
    }
}
