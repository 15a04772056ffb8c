package dev.railsk.volume;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;

/**
 * Lasting storage that somebody else has claimed.
 *
 * @param name the name of the PersistentVolumeClaim
 * @param isReadOnly whether the pods may not write to it
 */
public record ExistingClaim(String name, boolean isReadOnly) implements Volume {

    private static final int LONGEST_NAME = 253;

    public ExistingClaim {
        if (name.length() > LONGEST_NAME || !Syntax.isDomain(name)) {
            throw new InvalidValueException(
                    "a claim's name must have at most 253 lower-case letters, digits, dashes and dots, but was \""
                            + name + "\"",
                    "Name it as kubectl get pvc lists it.");
        }
    }

    /** The same, for reading only. */
    public ExistingClaim readOnly() {
        return new ExistingClaim(name, true);
    }
}
