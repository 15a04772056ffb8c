package dev.railsk.volume;

import static java.util.Objects.requireNonNull;

import dev.railsk.quantity.Memory;
import java.util.Optional;

/**
 * A folder that is empty when the pod starts and gone when it ends.
 *
 * @param limit how much it may hold, beyond which the pod is evicted; empty for no limit of its own
 * @param isInMemory whether it is in memory instead of on the node's disk; what is in it then counts as memory of its containers
 */
public record EmptyDir(Optional<Memory> limit, boolean isInMemory) implements Volume {

    static final EmptyDir ON_DISK = new EmptyDir(Optional.empty(), false);

    /** The same, for at most this much. */
    public EmptyDir limit(Memory most) {
        return new EmptyDir(Optional.of(requireNonNull(most, "most")), isInMemory);
    }

    /** The same, in memory. */
    public EmptyDir inMemory() {
        return new EmptyDir(limit, true);
    }
}
