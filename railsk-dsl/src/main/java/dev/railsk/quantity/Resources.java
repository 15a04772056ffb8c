package dev.railsk.quantity;

import dev.railsk.problem.Part;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a container is promised and what it may use at most. An absent amount is not rendered.
 *
 * @param cpuRequest promised processor time
 * @param cpuLimit processor time beyond which it is throttled
 * @param memoryRequest promised memory
 * @param memoryLimit memory beyond which it is killed
 * @param storageRequest promised disk of the node: {@code ephemeral-storage}
 * @param storageLimit disk of the node beyond which its pod is evicted
 */
public record Resources(
        Optional<Cpu> cpuRequest,
        Optional<Cpu> cpuLimit,
        Optional<Memory> memoryRequest,
        Optional<Memory> memoryLimit,
        Optional<Memory> storageRequest,
        Optional<Memory> storageLimit)
        implements Part<ResourcesSpec, Resources> {

    /** Nothing promised, nothing limited: railsk's default, as no number fits every app. */
    public static final Resources NONE =
            new Resources(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Processor and memory, and nothing said of the node's disk. */
    public Resources(
            Optional<Cpu> cpuRequest,
            Optional<Cpu> cpuLimit,
            Optional<Memory> memoryRequest,
            Optional<Memory> memoryLimit) {
        this(cpuRequest, cpuLimit, memoryRequest, memoryLimit, Optional.empty(), Optional.empty());
    }

    /** Define resources on their own, to share them between workloads. */
    public static Resources define(Consumer<ResourcesSpec> definition) {
        return NONE.with(definition);
    }

    @Override
    public Resources with(Consumer<ResourcesSpec> definition) {
        return ResourcesSpec.apply(this, definition);
    }

    /** Whether there is nothing to render. */
    public boolean isEmpty() {
        return cpuRequest.isEmpty()
                && cpuLimit.isEmpty()
                && memoryRequest.isEmpty()
                && memoryLimit.isEmpty()
                && storageRequest.isEmpty()
                && storageLimit.isEmpty();
    }
}
