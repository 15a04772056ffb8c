package dev.railsk.cluster.internal.transport;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;

/** Says on every request who sends it. Thread-safe. */
public interface Authorization {

    /** The headers to send now; asking may run a program that brings credentials. */
    List<Header> headers();

    /** What proves it when a connection is made; another list once it was renewed. */
    default List<KeyManager> keys() {
        return List.of();
    }

    /**
     * The headers to try once more with after the server refused these, over a connection that was made with these keys; empty when
     * neither headers nor keys are others now.
     */
    Optional<List<Header>> renewed(List<Header> refused, List<KeyManager> used);
}
