package dev.railsk.testing.cluster.internal.server;

/**
 * Who writes, as it stands in {@code managedFields}.
 *
 * @param manager the manager
 * @param subresource such as {@code status}; empty for the object itself
 */
public record Writer(String manager, String subresource) {

    /** A controller that writes a status. */
    public static Writer status(String manager) {
        return new Writer(manager, "status");
    }

    /** A controller that writes the object itself. */
    public static Writer main(String manager) {
        return new Writer(manager, "");
    }
}
