package dev.railsk.definition;

import dev.railsk.image.Image;
import dev.railsk.image.ImageUse;
import dev.railsk.image.Registry;
import java.util.List;
import java.util.Optional;

/**
 * What all pods of an app have for images.
 *
 * @param use the app's image; absent only in a definition that is being written
 * @param refusesMovingTags whether a revision that may mean another build tomorrow is refused
 * @param pullSecrets secrets by which images are pulled
 * @param registry from which all images are pulled in the place of their own; empty for their own
 */
public record ImageDefaults(
        ImageUse use, boolean refusesMovingTags, List<String> pullSecrets, Optional<Registry> registry) {

    public ImageDefaults {
        pullSecrets = List.copyOf(pullSecrets);
    }

    /** The same, pulled by these secrets where they are said. */
    ImageDefaults with(Optional<List<String>> otherPullSecrets) {
        return otherPullSecrets.isEmpty()
                ? this
                : new ImageDefaults(use, refusesMovingTags, otherPullSecrets.get(), registry);
    }

    /** An image as it is pulled. */
    public Image pulled(Image image) {
        return registry.isPresent() ? registry.get().of(image) : image;
    }

    /** A reference as it is pulled. */
    public String pulled(String reference) {
        return registry.isPresent() ? registry.get().of(reference) : reference;
    }
}
