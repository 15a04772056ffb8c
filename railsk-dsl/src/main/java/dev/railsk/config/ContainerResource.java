package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.InvalidValueException;
import java.util.Locale;
import java.util.Optional;

/**
 * What a container is promised ({@code requests}) or allowed ({@code limits}) of a resource, to be told to a program in a variable.
 *
 * <pre>{@code
 * env.resource("WEB_CONCURRENCY", ContainerResource.cpuLimit())
 *    .resource("HEAP_MIB", ContainerResource.memoryLimit().in(ResourceUnit.MEBIBYTES));
 * }</pre>
 *
 * <p>Where the container has no such limit, Kubernetes tells what the node has to give.
 *
 * @param field the field of the container's resources, such as {@code limits.cpu}
 * @param unit in what it is told
 * @param container the pod's container that it is about; empty for the one that has the variable
 */
public record ContainerResource(String field, ResourceUnit unit, Optional<String> container) {

    private static final int LONGEST_LABEL = 63;

    /** The processor time that it may use, in whole cores rounded up. */
    public static ContainerResource cpuLimit() {
        return cpu("limits.cpu");
    }

    /** The processor time that it is promised, in whole cores rounded up. */
    public static ContainerResource cpuRequest() {
        return cpu("requests.cpu");
    }

    /** The memory that it may use, in bytes. */
    public static ContainerResource memoryLimit() {
        return bytes("limits.memory");
    }

    /** The memory that it is promised, in bytes. */
    public static ContainerResource memoryRequest() {
        return bytes("requests.memory");
    }

    /** The local storage that it may use, in bytes. */
    public static ContainerResource ephemeralStorageLimit() {
        return bytes("limits.ephemeral-storage");
    }

    /** The local storage that it is promised, in bytes. */
    public static ContainerResource ephemeralStorageRequest() {
        return bytes("requests.ephemeral-storage");
    }

    private static ContainerResource cpu(String field) {
        return new ContainerResource(field, ResourceUnit.CORES, Optional.empty());
    }

    private static ContainerResource bytes(String field) {
        return new ContainerResource(field, ResourceUnit.BYTES, Optional.empty());
    }

    /**
     * The same, told in this unit.
     *
     * @throws InvalidValueException when it is a unit of processor time for bytes, or the other way round
     */
    public ContainerResource in(ResourceUnit otherUnit) {
        requireNonNull(otherUnit, "otherUnit");
        if (otherUnit.isOfCpu() != unit.isOfCpu()) {
            throw new InvalidValueException(
                    field + " is told in " + (unit.isOfCpu() ? "cores or millicores" : "bytes or a multiple of them")
                            + ", but was to be in " + otherUnit.toString().toLowerCase(Locale.ROOT),
                    "Choose another ResourceUnit.");
        }
        return new ContainerResource(field, otherUnit, container);
    }

    /**
     * The same, of this container of the pod.
     *
     * @throws InvalidValueException when it is no container's name
     */
    public ContainerResource of(String containerName) {
        if (!Syntax.isLabel(requireNonNull(containerName, "containerName"), LONGEST_LABEL)) {
            throw new InvalidValueException(
                    "a container's name must have at most 63 lower-case letters, digits and dashes, but was \""
                            + containerName + "\"",
                    "Name it like \"web\".");
        }
        return new ContainerResource(field, unit, Optional.of(containerName));
    }
}
