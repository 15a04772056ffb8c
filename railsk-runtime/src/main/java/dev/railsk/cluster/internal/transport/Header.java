package dev.railsk.cluster.internal.transport;

/** One line of a request's head; a name may come several times. */
public record Header(String name, String value) {

    /** Without the value, which may be a token. */
    @Override
    public String toString() {
        return name;
    }
}
