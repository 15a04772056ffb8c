package dev.railsk.network;

/** Which of a pod's ports a service's port leads to. */
public sealed interface PortTarget {

    /**
     * The port of this name, of the main container or of a sidecar.
     *
     * @param name the port's name
     */
    record Named(String name) implements PortTarget {}

    /**
     * The port of this number, whether or not a container names it.
     *
     * @param number the port's number
     */
    record Numbered(int number) implements PortTarget {}
}
