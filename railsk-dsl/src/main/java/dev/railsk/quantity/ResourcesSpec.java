package dev.railsk.quantity;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.Optional;
import java.util.function.Consumer;

/** How resources are written. Defaults: nothing requested, nothing limited. */
public final class ResourcesSpec {

    private final Draft draft = new Draft("resources");
    private Optional<Cpu> cpuRequest;
    private Optional<Cpu> cpuLimit;
    private Optional<Memory> memoryRequest;
    private Optional<Memory> memoryLimit;
    private Optional<Memory> storageRequest;
    private Optional<Memory> storageLimit;

    private ResourcesSpec(Resources base) {
        cpuRequest = base.cpuRequest();
        cpuLimit = base.cpuLimit();
        memoryRequest = base.memoryRequest();
        memoryLimit = base.memoryLimit();
        storageRequest = base.storageRequest();
        storageLimit = base.storageLimit();
    }

    static Resources apply(Resources base, Consumer<ResourcesSpec> definition) {
        ResourcesSpec spec = new ResourcesSpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish(
                "resources",
                new Resources(
                        spec.cpuRequest,
                        spec.cpuLimit,
                        spec.memoryRequest,
                        spec.memoryLimit,
                        spec.storageRequest,
                        spec.storageLimit));
    }

    /** Promise this much processor time, without a limit. */
    public ResourcesSpec cpu(Cpu request) {
        requireNonNull(request, "request");
        draft.write("cpu");
        cpuRequest = Optional.of(request);
        cpuLimit = Optional.empty();
        return this;
    }

    /** Promise this much processor time, and throttle above the limit. */
    public ResourcesSpec cpu(Cpu request, Cpu limit) {
        requireNonNull(request, "request");
        requireNonNull(limit, "limit");
        Origin origin = draft.write("cpu");
        if (request.millis() > limit.millis()) {
            above(origin, "cpu", request.text(), limit.text());
        }
        cpuRequest = Optional.of(request);
        cpuLimit = Optional.of(limit);
        return this;
    }

    /** Promise this much memory, and kill above it. */
    public ResourcesSpec memory(Memory requestAndLimit) {
        requireNonNull(requestAndLimit, "requestAndLimit");
        return memory(requestAndLimit, requestAndLimit);
    }

    /** Promise this much memory, and kill above the limit. */
    public ResourcesSpec memory(Memory request, Memory limit) {
        requireNonNull(request, "request");
        requireNonNull(limit, "limit");
        Origin origin = draft.write("memory");
        if (request.bytes() > limit.bytes()) {
            above(origin, "memory", request.text(), limit.text());
        }
        memoryRequest = Optional.of(request);
        memoryLimit = Optional.of(limit);
        return this;
    }

    /** Promise no processor time, and do not throttle. */
    public ResourcesSpec noCpu() {
        draft.write("cpu");
        cpuRequest = Optional.empty();
        cpuLimit = Optional.empty();
        return this;
    }

    /** Promise no memory, and do not limit it. */
    public ResourcesSpec noMemory() {
        draft.write("memory");
        memoryRequest = Optional.empty();
        memoryLimit = Optional.empty();
        return this;
    }

    /**
     * Promise this much of the node's disk, and evict the pod above it: what the container writes beside its volumes, its logs, and its
     * {@code emptyDir} volumes ({@code ephemeral-storage}).
     */
    public ResourcesSpec ephemeralStorage(Memory requestAndLimit) {
        requireNonNull(requestAndLimit, "requestAndLimit");
        return ephemeralStorage(requestAndLimit, requestAndLimit);
    }

    /** Promise this much of the node's disk, and evict the pod above the limit: {@code ephemeral-storage}. */
    public ResourcesSpec ephemeralStorage(Memory request, Memory limit) {
        requireNonNull(request, "request");
        requireNonNull(limit, "limit");
        Origin origin = draft.write("ephemeralStorage");
        if (request.bytes() > limit.bytes()) {
            above(origin, "ephemeralStorage", request.text(), limit.text());
        }
        storageRequest = Optional.of(request);
        storageLimit = Optional.of(limit);
        return this;
    }

    /** Promise no disk of the node, and do not limit it. */
    public ResourcesSpec noEphemeralStorage() {
        draft.write("ephemeralStorage");
        storageRequest = Optional.empty();
        storageLimit = Optional.empty();
        return this;
    }

    private void above(Origin origin, String part, String request, String limit) {
        draft.problem(
                part,
                origin,
                "the " + part + " request " + request + " must not be above the limit " + limit,
                "Lower the request or raise the limit.");
    }
}
