package dev.railsk.source;

import static java.util.Objects.requireNonNull;

/**
 * What an operation means for running code.
 *
 * @param risk how bad it is
 * @param reason why; empty where it is safe by itself
 * @param safeWay how to do the same without the risk; empty where there is nothing to do
 */
public record Effect(Risk risk, String reason, String safeWay) {

    /** Nothing that is running can notice it. */
    public static final Effect SAFE = new Effect(Risk.SAFE, "", "");

    /** It breaks nothing that is running. */
    public static final Effect EXPAND = new Effect(Risk.EXPAND, "", "");

    public Effect {
        requireNonNull(risk, "risk");
        requireNonNull(reason, "reason");
        requireNonNull(safeWay, "safeWay");
    }

    /** What cannot be understood, with the reason and what to do. */
    public static Effect unsure(String reason, String safeWay) {
        return new Effect(Risk.UNSURE, reason, safeWay);
    }
}
