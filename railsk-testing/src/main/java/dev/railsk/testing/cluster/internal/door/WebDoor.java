package dev.railsk.testing.cluster.internal.door;

import dev.railsk.testing.cluster.internal.core.ClusterCore;

/**
 * A web server on loopback before a fake cluster. While it is open the virtual clock runs by itself, faster than the real one: who waits
 * over HTTP waits on a real clock.
 */
public final class WebDoor implements AutoCloseable {

    private final HttpListener listener;
    private final PacedClock pace;

    private WebDoor(ClusterCore core, int port, Doorkeeper doorkeeper) {
        this.listener = HttpListener.start(port, new Api(core, doorkeeper)::answer);
        this.pace = PacedClock.start(core.clock());
    }

    /** Open a door on this port; 0 for any that is free. */
    public static WebDoor open(ClusterCore core, int port, Doorkeeper doorkeeper) {
        return new WebDoor(core, port, doorkeeper);
    }

    /** The address, such as {@code http://127.0.0.1:40123}. */
    public String url() {
        return listener.url();
    }

    @Override
    public void close() {
        pace.close();
        listener.close();
    }
}
