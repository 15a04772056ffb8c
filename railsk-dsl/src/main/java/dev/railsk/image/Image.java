package dev.railsk.image;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Problem;
import java.util.Locale;
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
        if (!isRepository(repository)) {
            throw new InvalidValueException(
                    "an image's repository must be lower-case registry and path, but was \"" + repository + "\"",
                    NEXT_STEP);
        }
    }

    /** Parts with slashes between them, the first perhaps with a port. */
    static boolean isRepository(String text) {
        int from = 0;
        for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', from)) {
            if (!isPart(text.substring(from, slash), from == 0)) {
                return false;
            }
            from = slash + 1;
        }
        return isPart(text.substring(from), from == 0);
    }

    private static boolean isPart(String part, boolean isFirst) {
        int colon = part.indexOf(':');
        if (colon >= 0) {
            return isFirst
                    && Syntax.isNumber(part.substring(colon + 1), part.length())
                    && isPart(part.substring(0, colon), false);
        }
        return Syntax.isWord(part, "._-", part.length())
                && Syntax.isPlainAtBothEnds(part)
                && part.equals(part.toLowerCase(Locale.ROOT))
                && !hasTwoSeparators(part);
    }

    // A registry takes one dot, one or two underscores, or any number of dashes between letters and digits.
    private static boolean hasTwoSeparators(String part) {
        return part.contains("..")
                || part.contains("___")
                || part.contains("._")
                || part.contains("_.")
                || part.contains(".-")
                || part.contains("-.")
                || part.contains("_-")
                || part.contains("-_");
    }

    /** A repository, a {@code repository:tag}, a {@code repository@sha256:...}, or a {@code repository:tag@sha256:...}. */
    public static Image of(String reference) {
        requireNonNull(reference, "reference");
        int at = reference.indexOf('@');
        if (at >= 0) {
            int colon = reference.lastIndexOf(':', at);
            return colon > reference.lastIndexOf('/', at)
                    ? tag(reference.substring(0, colon), reference.substring(colon + 1))
                    : digest(reference.substring(0, at), reference.substring(at + 1));
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
        return new Image(repository, Optional.of(revision(tag)), Origin.here());
    }

    // An image is written in a definition, so its author's line is told.
    private static Revision revision(String tag) {
        try {
            return Revision.of(tag);
        } catch (InvalidValueException e) {
            Problem problem = e.problems().get(0);
            throw new InvalidValueException(problem.fact(), problem.nextStep());
        }
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
