package dev.railsk.network;

import dev.railsk.problem.Origin;

/** A public host name, or the promise that an overlay brings one. */
public sealed interface Host {

    /** The line that wrote it. */
    Origin origin();

    /** A host name. */
    record Named(String name, Origin origin) implements Host {}

    /** A host name that is left to an overlay, with the reason. */
    record Open(String reason, Origin origin) implements Host {}
}
