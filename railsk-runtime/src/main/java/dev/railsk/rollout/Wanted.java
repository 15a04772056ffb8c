package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a deploy has put in place, as the server took it: whatever else runs later is somebody else's change.
 *
 * @param images the image of each container, by its name
 * @param replicas how many pods; empty where others decide that
 */
public record Wanted(Map<String, String> images, Optional<Long> replicas) {

    /** Nothing is known: whatever runs is taken for what is wanted. */
    public static final Wanted ANYTHING = new Wanted(Map.of(), Optional.empty());

    public Wanted {
        images = Map.copyOf(images);
    }

    /**
     * What an applied object says.
     *
     * @param applied the object as the server answered
     * @param isScaledByUs whether the number of pods was rendered
     */
    public static Wanted of(Tree applied, boolean isScaledByUs) {
        return new Wanted(
                images(applied), isScaledByUs ? applied.at("spec", "replicas").integer() : Optional.empty());
    }

    /** How another change shows in what is there now; empty while there is none. */
    Optional<String> difference(Tree live) {
        Map<String, String> now = images(live);
        for (Map.Entry<String, String> image : images.entrySet()) {
            String other = now.getOrDefault(image.getKey(), "no image, as the container is gone");
            if (!other.equals(image.getValue())) {
                return Optional.of(
                        "container " + image.getKey() + " is now to run " + other + ", not " + image.getValue());
            }
        }
        Optional<Long> count = live.at("spec", "replicas").integer();
        if (replicas.isPresent() && count.isPresent() && !count.equals(replicas)) {
            return Optional.of("it is now to run " + count.get() + " pods, not " + replicas.get());
        }
        return Optional.empty();
    }

    private static Map<String, String> images(Tree workload) {
        Map<String, String> images = new LinkedHashMap<>();
        Tree pod = workload.at("spec", "template", "spec");
        for (String field : new String[] {"initContainers", "containers"}) {
            for (Tree container : pod.at(field).items()) {
                images.put(Conditions.text(container, "name"), Conditions.text(container, "image"));
            }
        }
        return images;
    }
}
