package dev.railsk.source;

/** What an operation of a migration means for the code that is running while it happens. */
public enum Risk {
    /** Nothing that is running can notice it, such as anything on a table that the same migration creates. */
    SAFE(0),
    /** It adds what running code does not know yet, and breaks none of it. */
    EXPAND(1),
    /** It takes away or changes what running code may use: only for when no code is left that does. */
    CONTRACT(4),
    /** Running code can live with it, but it holds a lock for long, or asks of the data or the code what nobody here can see. */
    NEEDS_CARE(2),
    /** It could not be understood. Counts as {@link #CONTRACT} until a person has said that it is none. */
    UNSURE(3);

    private final int weight;

    Risk(int weight) {
        this.weight = weight;
    }

    /** This or another, whichever is worse: safe, expand, needs care, unsure, contract. */
    public Risk orWorse(Risk other) {
        return other.weight > weight ? other : this;
    }
}
