package dev.railsk.definition;

import dev.railsk.image.ImageUse;
import java.util.List;
import java.util.Optional;

/**
 * What all pods of an app have for images.
 *
 * @param use the app's image; absent only in a definition that is being written
 * @param refusesMovingTags whether a revision that may mean another build tomorrow is refused
 * @param pullSecrets secrets by which images are pulled
 */
public record ImageDefaults(ImageUse use, boolean refusesMovingTags, List<String> pullSecrets) {

    public ImageDefaults {
        pullSecrets = List.copyOf(pullSecrets);
    }

    /** The same, pulled by these secrets where they are said. */
    ImageDefaults with(Optional<List<String>> otherPullSecrets) {
        return otherPullSecrets.isEmpty() ? this : new ImageDefaults(use, refusesMovingTags, otherPullSecrets.get());
    }
}
