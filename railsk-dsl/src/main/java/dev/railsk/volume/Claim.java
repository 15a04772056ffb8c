package dev.railsk.volume;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.quantity.Memory;
import java.util.Optional;

/**
 * A claim to lasting storage, rendered as a PersistentVolumeClaim. railsk deletes none: what was stored outlives the app.
 *
 * @param size how much
 * @param storageClass which kind of storage; empty for the cluster's default
 * @param access who may use it at a time
 * @param objectName the object's name; empty for {@code <app>-<volume>}
 */
public record Claim(Memory size, Optional<String> storageClass, ClaimAccess access, Optional<String> objectName)
        implements Volume {

    private static final int LONGEST_NAME = 253;

    public Claim {
        requireNonNull(size, "size");
        requireNonNull(access, "access");
        check("a storage class's name", storageClass, "Name one that kubectl get storageclass lists.");
        check("a claim's name", objectName, "Name it like \"shop-uploads\".");
    }

    private static void check(String what, Optional<String> name, String nextStep) {
        if (name.isPresent() && (name.get().length() > LONGEST_NAME || !Syntax.isDomain(name.get()))) {
            throw new InvalidValueException(
                    what + " must have at most 253 lower-case letters, digits, dashes and dots, but was \"" + name.get()
                            + "\"",
                    nextStep);
        }
    }

    /** This much storage of the cluster's default class, for the pods of one node at a time. */
    public static Claim of(Memory size) {
        return new Claim(size, Optional.empty(), ClaimAccess.ONE_NODE, Optional.empty());
    }

    /** The same, of this class. */
    public Claim storageClass(String className) {
        return new Claim(size, Optional.of(requireNonNull(className, "className")), access, objectName);
    }

    /** The same, for whom this says. Kubernetes takes no change of it later. */
    public Claim access(ClaimAccess who) {
        return new Claim(size, storageClass, who, objectName);
    }

    /** The same, for pods of several nodes at a time, which the storage must be able to do. */
    public Claim sharedByNodes() {
        return access(ClaimAccess.SHARED_BY_NODES);
    }

    /** The same, under this name in the cluster. */
    public Claim objectName(String name) {
        return new Claim(size, storageClass, access, Optional.of(requireNonNull(name, "name")));
    }
}
