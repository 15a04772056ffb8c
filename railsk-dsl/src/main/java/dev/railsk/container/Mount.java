package dev.railsk.container;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.InvalidValueException;
import java.util.Optional;

/**
 * A volume in a container.
 *
 * @param volume the volume's name
 * @param path where it is in the container
 * @param subPath which folder or file of the volume; empty for the whole. One that is mounted so does not follow changes of its config
 * @param isReadOnly whether the container may not write to it
 */
public record Mount(String volume, String path, Optional<String> subPath, boolean isReadOnly) {

    public Mount {
        requireNonNull(volume, "volume");
        WellFormed.require("a mount's path", requireNonNull(path, "path"));
        if (!path.startsWith("/") || path.length() < 2 || path.indexOf(':') >= 0) {
            throw new InvalidValueException(
                    "a volume must be mounted at an absolute path below /, without a colon, but was \"" + path + "\"",
                    "Name it like \"/data\".");
        }
        if (subPath.isPresent() && !isInside(subPath.get())) {
            throw new InvalidValueException(
                    "a sub-path must be relative and without \"..\", but was \"" + subPath.get() + "\"",
                    "Name it like \"nginx.conf\" or \"uploads/public\".");
        }
    }

    private static boolean isInside(String subPath) {
        boolean isInside = !subPath.isEmpty() && !subPath.startsWith("/") && WellFormed.is(subPath);
        for (String part : subPath.split("/", -1)) {
            isInside &= !part.equals("..");
        }
        return isInside;
    }

    /** A whole volume at this path. */
    public static Mount of(String volume, String path) {
        return new Mount(volume, path, Optional.empty(), false);
    }

    /** The same, of this folder or file of the volume only. */
    public Mount subPath(String inVolume) {
        return new Mount(volume, path, Optional.of(requireNonNull(inVolume, "inVolume")), isReadOnly);
    }

    /** The same, for reading only. */
    public Mount readOnly() {
        return new Mount(volume, path, subPath, true);
    }
}
