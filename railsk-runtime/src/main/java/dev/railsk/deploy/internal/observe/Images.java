package dev.railsk.deploy.internal.observe;

import dev.railsk.image.Image;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;

/** Reads images from Deployments. */
public final class Images {

    private Images() {}

    /** The image of the first container; empty when there is no Deployment. */
    public static String of(Tree deployment) {
        List<Tree> containers = containers(deployment);
        return containers.isEmpty() ? "" : containers.get(0).at("image").text().orElse("");
    }

    /** The build of this image that the Deployment asks for, whichever container runs it. */
    public static Optional<Revision> revision(Tree deployment, Image image) {
        for (Tree container : containers(deployment)) {
            String reference = container.at("image").text().orElse("");
            String repository = image.repository();
            if (reference.startsWith(repository + ":") || reference.startsWith(repository + "@")) {
                return Optional.of(Revision.of(reference.substring(repository.length() + 1)));
            }
        }
        return Optional.empty();
    }

    private static List<Tree> containers(Tree deployment) {
        return deployment.at("spec", "template", "spec", "containers").items();
    }
}
