package dev.railsk.testing.cluster.internal.kinds;

/** What a real server hands out from a store of its own. */
public interface Allocation {

    /** An address in this network, such as {@code 10.96}. */
    String address(String network);

    /** Five letters for the name of a part of the object with this identity. */
    String letters(String uid);

    /** A port on the nodes. */
    int nodePort();
}
