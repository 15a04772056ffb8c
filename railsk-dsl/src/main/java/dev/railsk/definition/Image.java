package dev.railsk.definition;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Origin;
import java.util.Optional;

/**
 * The app's image: a repository, and the build in it, which may be left to the revision of each render.
 *
 * @param repository registry and path, such as {@code ghcr.io/acme/shop}
 * @param pin the build; empty when the revision decides
 * @param origin the line that wrote it
 */
public record Image(String repository, Optional<Revision> pin, Origin origin) {

    private static final String NEXT_STEP =
            "Write Image.of(\"ghcr.io/acme/shop\"), and give the tag as revision or with Image.tag(..).";

    public Image {
        if (!repository.matches("[a-z0-9]+([._-]+[a-z0-9]+)*(:[0-9]+)?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*")) {
            throw new InvalidValueException(
                    "an image's repository must be lower-case registry and path, but was \"" + repository + "\"",
                    NEXT_STEP);
        }
    }

    /** A repository, a {@code repository:tag}, or a {@code repository@sha256:...}. */
    public static Image of(String reference) {
        requireNonNull(reference, "reference");
        int at = reference.indexOf('@');
        if (at >= 0) {
            return digest(reference.substring(0, at), reference.substring(at + 1));
        }
        int colon = reference.lastIndexOf(':');
        return colon > reference.lastIndexOf('/')
                ? tag(reference.substring(0, colon), reference.substring(colon + 1))
                : new Image(reference, Optional.empty(), Origin.here());
    }

    /** The build with this tag. */
    public static Image tag(String repository, String tag) {
        requireNonNull(repository, "repository");
        requireNonNull(tag, "tag");
        return new Image(repository, Optional.of(Revision.of(tag)), Origin.here());
    }

    /** The build with this digest, {@code sha256:} and 64 hex digits. */
    public static Image digest(String repository, String digest) {
        requireNonNull(repository, "repository");
        requireNonNull(digest, "digest");
        if (!Revision.isDigest(digest)) {
            throw new InvalidValueException(
                    "an image's digest must be \"sha256:\" and 64 hex digits, but was \"" + digest + "\"",
                    "Copy the digest from the registry, or use a tag.");
        }
        return new Image(repository, Optional.of(Revision.of(digest)), Origin.here());
    }

    /** The reference of one build, as Kubernetes takes it. */
    public String at(Revision revision) {
        return repository + (revision.isDigest() ? "@" : ":") + revision;
    }
}
