package dev.railsk.network;

/** What an ALB asks. */
public enum AlbTargetType {
    /** Pods, by their addresses; any type of service will do. */
    IP("ip"),
    /** Nodes, by a port of the service, which must be a {@link ServiceType#NODE_PORT}. */
    INSTANCE("instance");

    private final String text;

    AlbTargetType(String text) {
        this.text = text;
    }

    /** The controller's word. */
    public String text() {
        return text;
    }
}
