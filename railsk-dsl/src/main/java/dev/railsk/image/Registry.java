package dev.railsk.image;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;

/**
 * A registry from which all images are pulled in the place of their own, such as the mirror of a cluster without internet. An image keeps
 * its path: {@code ghcr.io/acme/shop} becomes {@code mirror.internal/acme/shop}, {@code redis:8}, which is Docker Hub's
 * {@code docker.io/library/redis:8}, becomes {@code mirror.internal/library/redis:8}.
 *
 * @param address host, perhaps with a port and a path
 */
public record Registry(String address) {

    private static final String DOCKER_HUB_OWNER = "library/";

    public Registry {
        requireNonNull(address, "address");
        if (!isAddress(address)) {
            throw new InvalidValueException(
                    "a registry must be a lower-case host, perhaps with a port and a path, but was \"" + address + "\"",
                    "Write registry(\"mirror.internal:5000\"), or registry(\"mirror.internal/hub\").");
        }
    }

    private static boolean isAddress(String address) {
        int slash = address.indexOf('/');
        return isHost(slash < 0 ? address : address.substring(0, slash)) && Image.isRepository(address + "/a");
    }

    /** The same image in this registry. */
    public Image of(Image image) {
        return new Image(of(image.repository()), image.pin(), image.origin());
    }

    /** The same repository or reference in this registry. */
    public String of(String reference) {
        int slash = reference.indexOf('/');
        if (slash < 0) {
            return address + "/" + DOCKER_HUB_OWNER + reference;
        }
        String path = reference.substring(slash + 1);
        String host = reference.substring(0, slash);
        if (!isHost(host)) {
            return address + "/" + reference;
        }
        boolean isHubsOwn = (host.equals("docker.io") || host.equals("index.docker.io")) && path.indexOf('/') < 0;
        return address + "/" + (isHubsOwn ? DOCKER_HUB_OWNER : "") + path;
    }

    // What stands before the first slash is a host by Docker's rule: a dot, a port, or localhost. All else is a path of
    // Docker Hub.
    private static boolean isHost(String part) {
        return part.indexOf('.') >= 0 || part.indexOf(':') >= 0 || part.equals("localhost");
    }
}
