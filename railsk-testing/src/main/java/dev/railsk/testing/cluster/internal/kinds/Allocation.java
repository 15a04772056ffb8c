package dev.railsk.testing.cluster.internal.kinds;

/** What a real server hands out from a store of its own. */
public interface Allocation {

    /** An address in this network, such as {@code 10.96}. */
    String address(String network);

    /** A port on the nodes. */
    int nodePort();
}
