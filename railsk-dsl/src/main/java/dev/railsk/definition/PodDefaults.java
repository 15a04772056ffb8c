package dev.railsk.definition;

import dev.railsk.config.EnvVars;
import dev.railsk.image.ImageUse;
import dev.railsk.pod.Metadata;
import dev.railsk.pod.PodOverride;
import dev.railsk.pod.Scratch;
import dev.railsk.security.Security;
import java.util.List;

/**
 * What all pods of an app have.
 *
 * @param image the app's image; absent only in a definition that is being written
 * @param refusesMovingTags whether a revision that may mean another build tomorrow is refused
 * @param pullSecrets secrets by which images are pulled
 * @param security who pods run as, and what they are denied
 * @param env the environment of containers with the app's image
 * @param scratches the writable folders of all containers
 * @param metadata labels and annotations
 */
public record PodDefaults(
        ImageUse image,
        boolean refusesMovingTags,
        List<String> pullSecrets,
        Security security,
        EnvVars env,
        List<Scratch> scratches,
        Metadata metadata) {

    public PodDefaults {
        pullSecrets = List.copyOf(pullSecrets);
        scratches = List.copyOf(scratches);
    }

    /** What the pods of one workload or task have, which says this otherwise. */
    public PodDefaults with(PodOverride override) {
        if (override.equals(PodOverride.NONE)) {
            return this;
        }
        return new PodDefaults(
                image,
                refusesMovingTags,
                override.pullSecrets().orElse(pullSecrets),
                override.security().over(security),
                env,
                override.scratches().over(scratches),
                metadata);
    }
}
