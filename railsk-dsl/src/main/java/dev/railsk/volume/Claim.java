package dev.railsk.volume;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.quantity.Memory;
import java.util.Optional;

/**
 * A claim to lasting storage, for one node at a time.
 *
 * @param size how much
 * @param storageClass which kind of storage; empty for the cluster's default
 */
public record Claim(Memory size, Optional<String> storageClass) {

    private static final int LONGEST_NAME = 253;

    public Claim {
        requireNonNull(size, "size");
        if (storageClass.isPresent()
                && (storageClass.get().length() > LONGEST_NAME || !Syntax.isDomain(storageClass.get()))) {
            throw new InvalidValueException(
                    "a storage class's name must have at most 253 lower-case letters, digits, dashes and dots, but was \""
                            + storageClass.get() + "\"",
                    "Name one that kubectl get storageclass lists.");
        }
    }

    /** This much storage of the cluster's default class. */
    public static Claim of(Memory size) {
        return new Claim(size, Optional.empty());
    }

    /** The same, of this class. */
    public Claim storageClass(String className) {
        return new Claim(size, Optional.of(requireNonNull(className, "className")));
    }
}
