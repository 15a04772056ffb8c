package dev.railsk.cluster.internal.transport;

import java.util.List;
import java.util.Optional;

/** Says on every request who sends it. Thread-safe. */
public interface Authorization {

    /** The headers to send now; asking may run a program that brings credentials. */
    List<Header> headers();

    /** The headers to try once more with after the server refused these; empty when there are no others. */
    Optional<List<Header>> renewed(List<Header> refused);
}
