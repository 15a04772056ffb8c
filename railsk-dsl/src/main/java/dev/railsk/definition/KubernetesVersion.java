package dev.railsk.definition;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;

/**
 * A version of Kubernetes, on which fields and defaults depend. railsk renders for 1.29 and later, since its sidecars are Kubernetes' own.
 *
 * @param minor the number behind {@code 1.}
 */
public record KubernetesVersion(int minor) implements Comparable<KubernetesVersion> {

    /** The oldest that railsk renders for. */
    public static final KubernetesVersion OLDEST = new KubernetesVersion(29);

    /** The first with a pause of the kubelet's own before a container stops. */
    public static final KubernetesVersion WITH_SLEEP = new KubernetesVersion(30);

    /** The first that knows environment files of a container ({@code fileKeyRef}); its feature gate {@code EnvFiles} is on from 1.35. */
    public static final KubernetesVersion WITH_ENV_FILES = new KubernetesVersion(34);

    private static final int LONGEST_MINOR = 3;

    /**
     * The version that a text such as {@code 1.34} names.
     *
     * @throws InvalidValueException when it names none, or one before 1.29
     */
    public static KubernetesVersion of(String text) {
        requireNonNull(text, "text");
        boolean isVersion = text.startsWith("1.") && Syntax.isNumber(text.substring(2), LONGEST_MINOR);
        if (!isVersion) {
            throw new InvalidValueException(
                    "a version of Kubernetes must be like \"1.34\", but was \"" + text + "\"",
                    "Write kubernetes(\"1.34\"): the patch version makes no difference.");
        }
        KubernetesVersion version = new KubernetesVersion(Integer.parseInt(text.substring(2)));
        if (version.compareTo(OLDEST) < 0) {
            throw new InvalidValueException(
                    "railsk renders for Kubernetes " + OLDEST + " and later, but the version was " + version,
                    "Write kubernetes(\"" + OLDEST + "\") or later.");
        }
        return version;
    }

    @Override
    public int compareTo(KubernetesVersion other) {
        return Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return "1." + minor;
    }
}
