package dev.railsk.testing.cluster.internal.server;

/** What one value must be. */
@FunctionalInterface
interface ValueCheck {

    /** Write down what is wrong with the value of this field. */
    void check(String field, Object value, Problems problems);
}
