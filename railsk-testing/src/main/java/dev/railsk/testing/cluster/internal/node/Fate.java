package dev.railsk.testing.cluster.internal.node;

import java.util.List;

/**
 * What happens to the pods of one workload or task.
 *
 * @param kind what happens
 * @param log what the container writes, where that matters; empty for the usual text
 */
public record Fate(Kind kind, List<String> log) {

    /** The fate of everything that has no other. */
    public static final Fate WELL = new Fate(Kind.WELL, List.of());

    public Fate {
        log = List.copyOf(log);
    }

    /** What may happen. */
    public enum Kind {
        WELL,
        IMAGE_MISSING,
        CRASH_LOOP,
        SECRET_REMOVED,
        NEVER_READY,
        FAILS
    }
}
