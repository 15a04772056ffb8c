package dev.railsk.policy;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Lines;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.quantity.Resources;
import dev.railsk.quantity.ResourcesSpec;
import java.util.Optional;
import java.util.function.Consumer;

/** How limits are written. Defaults: none. */
public final class LimitsSpec {

    private final Draft draft = new Draft("limits");
    private Resources resources;
    private Optional<Cpu> mostCpu;
    private Optional<Memory> mostMemory;

    private LimitsSpec(Limits base) {
        resources = base.resources();
        mostCpu = base.mostCpu();
        mostMemory = base.mostMemory();
    }

    static Limits apply(Limits base, Consumer<LimitsSpec> definition) {
        LimitsSpec spec = new LimitsSpec(base);
        spec.draft.run(definition, spec);
        spec.check();
        return spec.draft.finish("limits", new Limits(spec.resources, spec.mostCpu, spec.mostMemory));
    }

    private void check() {
        if (mostCpu.isPresent()
                && resources.cpuLimit().isPresent()
                && resources.cpuLimit().get().millis() > mostCpu.get().millis()) {
            above("maxCpu", resources.cpuLimit().get().text(), mostCpu.get().text());
        }
        if (mostMemory.isPresent()
                && resources.memoryLimit().isPresent()
                && resources.memoryLimit().get().bytes() > mostMemory.get().bytes()) {
            above(
                    "maxMemory",
                    resources.memoryLimit().get().text(),
                    mostMemory.get().text());
        }
    }

    private void above(String word, String limit, String most) {
        draft.problem(
                word,
                Lines.unwritten(draft.touch()).then(draft.lines()).of(draft.has(word) ? word : "resources"),
                "a container that says nothing would get a limit of " + limit
                        + ", which is above the most that it may have, " + most,
                "Lower resources(..), or raise " + word + "(..).");
    }

    /** Give this to containers that say nothing of their resources. */
    public LimitsSpec resources(Consumer<ResourcesSpec> definition) {
        draft.write("resources");
        requireNonNull(definition, "definition");
        resources = draft.change("resources", resources, definition);
        return this;
    }

    /** Give nothing to containers that say nothing of their resources. */
    public LimitsSpec noResources() {
        draft.write("resources");
        resources = Resources.NONE;
        return this;
    }

    /** Refuse a container whose limit of processor time is higher. */
    public LimitsSpec maxCpu(Cpu most) {
        draft.write("maxCpu");
        mostCpu = Optional.of(requireNonNull(most, "most"));
        return this;
    }

    /** Do not bound a container's processor time. */
    public LimitsSpec noMaxCpu() {
        draft.write("maxCpu");
        mostCpu = Optional.empty();
        return this;
    }

    /** Refuse a container whose limit of memory is higher. */
    public LimitsSpec maxMemory(Memory most) {
        draft.write("maxMemory");
        mostMemory = Optional.of(requireNonNull(most, "most"));
        return this;
    }

    /** Do not bound a container's memory. */
    public LimitsSpec noMaxMemory() {
        draft.write("maxMemory");
        mostMemory = Optional.empty();
        return this;
    }
}
