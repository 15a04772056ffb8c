package dev.railsk.definition;

import dev.railsk.config.EnvVars;
import dev.railsk.image.ImageUse;
import dev.railsk.pod.Metadata;
import dev.railsk.pod.Placement;
import dev.railsk.pod.PodOverride;
import dev.railsk.pod.Scratch;
import dev.railsk.security.Security;
import java.util.List;
import java.util.Optional;

/**
 * What all pods of an app have.
 *
 * @param images the app's image, and how images are pulled
 * @param security who pods run as, and what they are denied
 * @param env the environment of containers with the app's image
 * @param scratches the writable folders of all containers
 * @param placement where pods run that do not say it themselves
 * @param metadata labels and annotations
 */
public record PodDefaults(
        ImageDefaults images,
        Security security,
        EnvVars env,
        List<Scratch> scratches,
        Placement placement,
        Metadata metadata) {

    public PodDefaults {
        scratches = List.copyOf(scratches);
    }

    /** What the pods of one workload or task have, which says this otherwise, or nothing. */
    public PodDefaults with(Optional<PodOverride> otherwise) {
        if (otherwise.isEmpty()) {
            return this;
        }
        PodOverride override = otherwise.get();
        return new PodDefaults(
                images.with(override.pullSecrets()),
                override.security().isPresent() ? override.security().get().over(security) : security,
                env,
                override.scratches().isPresent() ? override.scratches().get().over(scratches) : scratches,
                placement,
                metadata);
    }

    /** The app's image; absent only in a definition that is being written. */
    public ImageUse image() {
        return images.use();
    }

    /** Whether a revision that may mean another build tomorrow is refused. */
    public boolean refusesMovingTags() {
        return images.refusesMovingTags();
    }

    /** Secrets by which images are pulled. */
    public List<String> pullSecrets() {
        return images.pullSecrets();
    }
}
