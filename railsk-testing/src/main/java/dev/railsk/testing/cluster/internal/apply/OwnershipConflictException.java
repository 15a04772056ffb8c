package dev.railsk.testing.cluster.internal.apply;

import java.util.List;

/** An apply sets fields that other managers own with other values. */
public final class OwnershipConflictException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Conflict> conflicts;

    OwnershipConflictException(List<Conflict> conflicts) {
        super("conflicts: " + conflicts, null, false, false);
        this.conflicts = conflicts;
    }

    /** The fields and their owners. */
    public List<Conflict> conflicts() {
        return conflicts;
    }
}
