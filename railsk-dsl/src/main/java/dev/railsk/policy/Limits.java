package dev.railsk.policy;

import dev.railsk.problem.Part;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.quantity.Resources;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What containers of the app's namespace get that say nothing of their resources, and the most that one may have.
 *
 * @param resources what is requested and the limit where a container does not say it
 * @param mostCpu the most processor time of one container; empty for no bound
 * @param mostMemory the most memory of one container; empty for no bound
 */
public record Limits(Resources resources, Optional<Cpu> mostCpu, Optional<Memory> mostMemory)
        implements Part<LimitsSpec, Limits> {

    /** Nothing. */
    public static final Limits NONE = new Limits(Resources.NONE, Optional.empty(), Optional.empty());

    /** Whether nothing is said. */
    public boolean isNone() {
        return resources.isEmpty() && mostCpu.isEmpty() && mostMemory.isEmpty();
    }

    @Override
    public Limits with(Consumer<LimitsSpec> definition) {
        return LimitsSpec.apply(this, definition);
    }
}
