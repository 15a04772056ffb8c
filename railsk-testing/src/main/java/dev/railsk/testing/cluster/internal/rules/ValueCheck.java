package dev.railsk.testing.cluster.internal.rules;

/** What one value must be. */
@FunctionalInterface
public interface ValueCheck {

    /** Write down what is wrong with the value of this field. */
    void check(String field, Object value, Problems problems);
}
