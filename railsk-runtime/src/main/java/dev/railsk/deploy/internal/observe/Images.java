package dev.railsk.deploy.internal.observe;

import dev.railsk.image.Image;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.problem.DefinitionException;
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
                return build(reference.substring(repository.length() + 1));
            }
        }
        return Optional.empty();
    }

    // Webhooks that pin images write tag and digest: the tag is what was deployed.
    private static Optional<Revision> build(String text) {
        int at = text.indexOf('@');
        try {
            return Optional.of(Revision.of(at > 0 ? text.substring(0, at) : text));
        } catch (DefinitionException foreign) {
            return Optional.empty();
        }
    }

    private static List<Tree> containers(Tree deployment) {
        return deployment.at("spec", "template", "spec", "containers").items();
    }
}
