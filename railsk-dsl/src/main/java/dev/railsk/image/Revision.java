package dev.railsk.image;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.name.internal.NameHash;
import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import java.util.Optional;
import java.util.Set;

/**
 * Which build of the app: a tag, such as a commit's SHA, a {@code sha256:} digest, or both, as {@code TAG@sha256:...}. Of both the digest
 * says what runs, and the tag what it is called.
 *
 * @param value the tag, the digest, or both
 */
public record Revision(String value) {

    private static final Set<String> MOVING = Set.of("latest", "main", "master", "edge", "stable");
    private static final int NAME_LENGTH = 20;
    private static final int LONGEST_TAG = 128;
    private static final int SHOWN = 40;
    private static final String OTHER_LETTERS = "_.-";
    private static final String DIGEST = "sha256:";
    private static final int DIGEST_DIGITS = 64;

    public Revision {
        if (!isDigest(value) && !isTag(value) && !isBoth(value)) {
            throw InvalidValueException.ofInput(
                    "a revision must be an image tag or a sha256 digest, but " + fault(value),
                    "Give the tag that was pushed, such as the commit's SHA, or \"sha256:\" and 64 hex digits.");
        }
    }

    private static String fault(String value) {
        if (value.isEmpty()) {
            return "was empty";
        } else if (value.startsWith(DIGEST)) {
            return "\"" + value + "\" has no " + DIGEST_DIGITS + " of the digits 0 to 9 and a to f after " + DIGEST;
        }
        for (int index = 0; index < value.length(); index++) {
            int letter = value.codePointAt(index);
            String sign = Character.toString(letter);
            if (!Syntax.isWord(sign, OTHER_LETTERS, 1) || (index == 0 && ".-".contains(sign))) {
                return "\"" + value + "\" has " + name(letter) + (index == 0 ? " at its start" : "")
                        + "; a tag has letters, digits, underscores, and after the first of them dots and dashes";
            }
        }
        return "\"" + value.substring(0, SHOWN) + "...\" has " + value.length() + " characters; a tag has at most "
                + LONGEST_TAG;
    }

    private static String name(int letter) {
        boolean isVisible = letter > ' ' && letter < 0x7f;
        return isVisible
                ? "\"" + Character.toString(letter) + "\""
                : letter == ' ' ? "a blank" : String.format("U+%04X", letter);
    }

    /** A tag, a digest, or both. */
    public static Revision of(String value) {
        requireNonNull(value, "value");
        return new Revision(value);
    }

    /** Whether it is a digest alone, which names one build for ever. */
    public boolean isDigest() {
        return isDigest(value);
    }

    /** What it is called: the tag; the digest where there is none. */
    public String tag() {
        int at = value.indexOf('@');
        return at < 0 ? value : value.substring(0, at);
    }

    /** The digest, {@code sha256:} and 64 hex digits; empty for a tag alone. */
    public Optional<String> digest() {
        if (isDigest()) {
            return Optional.of(value);
        }
        int at = value.indexOf('@');
        return at < 0 ? Optional.empty() : Optional.of(value.substring(at + 1));
    }

    /**
     * The build with this digest under the same tag.
     *
     * @throws InvalidValueException when it is no digest
     */
    public Revision pinnedTo(String digest) {
        requireNonNull(digest, "digest");
        return isDigest() ? Revision.of(digest) : Revision.of(tag() + "@" + digest);
    }

    /** Whether it is a tag that is commonly moved from build to build, such as {@code latest}. */
    public boolean isMoving() {
        return MOVING.contains(value);
    }

    /** The revision as it can stand in an object's name: its tag where it is fit for that, else a hash of it. */
    public String forName() {
        String tag = tag();
        return Syntax.isLabel(tag, NAME_LENGTH) ? tag : NameHash.of(tag);
    }

    /** The revision as it can stand in a label: its tag where it is fit for that, else a hash of it. */
    public String forLabel() {
        String tag = tag();
        return LabelSyntax.isValue(tag) ? tag : NameHash.of(tag);
    }

    static boolean isDigest(String value) {
        if (!value.startsWith(DIGEST) || value.length() != DIGEST.length() + DIGEST_DIGITS) {
            return false;
        }
        for (int index = DIGEST.length(); index < value.length(); index++) {
            if ("0123456789abcdef".indexOf(value.charAt(index)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTag(String value) {
        return Syntax.isWord(value, OTHER_LETTERS, LONGEST_TAG) && !value.startsWith(".") && !value.startsWith("-");
    }

    private static boolean isBoth(String value) {
        int at = value.indexOf('@');
        return at > 0 && isTag(value.substring(0, at)) && isDigest(value.substring(at + 1));
    }

    /** The tag, the digest, or both. */
    @Override
    public String toString() {
        return value;
    }
}
