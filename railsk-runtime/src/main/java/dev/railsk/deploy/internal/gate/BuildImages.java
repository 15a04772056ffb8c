package dev.railsk.deploy.internal.gate;

import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The images of one build of the app, and how its other builds are known: they are called the same up to the revision.
 *
 * @param current the images of this build, and of those that count like it
 * @param repositories what comes before the revision in them
 */
record BuildImages(Set<String> current, Set<String> repositories) {

    /** The same, where these builds count like this one. */
    BuildImages with(List<Revision> others) {
        Set<String> more = new HashSet<>(current);
        for (Revision other : others) {
            for (String repository : repositories) {
                more.add(repository + ":" + other.value());
                more.add(repository + "@" + other.value());
            }
        }
        return new BuildImages(more, repositories);
    }

    /** The images of these pod templates that name the revision. */
    static BuildImages of(List<Tree> templates, Revision revision) {
        Set<String> current = new HashSet<>();
        Set<String> repositories = new HashSet<>();
        for (Tree template : templates) {
            for (String list : List.of("containers", "initContainers")) {
                for (Tree container : template.at("spec", list).items()) {
                    String image = container.at("image").text().orElse("");
                    int end = image.length() - revision.value().length() - 1;
                    if (end > 0 && image.endsWith(revision.value()) && ":@".indexOf(image.charAt(end)) >= 0) {
                        current.add(image);
                        repositories.add(image.substring(0, end));
                    }
                }
            }
        }
        return new BuildImages(current, repositories);
    }

    /** Whether a pod runs another build. */
    boolean hasOther(Tree podSpec) {
        for (String list : List.of("containers", "initContainers")) {
            for (Tree container : podSpec.at(list).items()) {
                if (isOther(container.at("image").text().orElse(""))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isOther(String image) {
        for (String build : current) {
            // Webhooks that pin images write the digest behind the tag.
            if (image.equals(build) || image.startsWith(build + "@")) {
                return false;
            }
        }
        for (String repository : repositories) {
            if (image.startsWith(repository + ":") || image.startsWith(repository + "@")) {
                return true;
            }
        }
        return false;
    }
}
