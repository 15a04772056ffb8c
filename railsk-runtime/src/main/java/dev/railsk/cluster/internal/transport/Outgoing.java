package dev.railsk.cluster.internal.transport;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request, as it is before credentials are put on it.
 *
 * @param limit how long its answer may take to begin; empty when it may take any time
 */
public record Outgoing(
        String method, URI uri, List<Header> headers, Optional<Content> content, Optional<Duration> limit) {

    /** What it brings, and what that is. */
    public record Content(String type, String text) {}

    /** A request that brings nothing and waits for its answer as long as it takes. */
    public static Outgoing get(URI uri) {
        return new Outgoing("GET", uri, List.of(), Optional.empty(), Optional.empty());
    }

    /** With one more header. */
    public Outgoing with(Header header) {
        List<Header> more = new ArrayList<>(headers);
        more.add(header);
        return new Outgoing(method, uri, List.copyOf(more), content, limit);
    }

    /** With this limit. */
    public Outgoing within(Duration duration) {
        return new Outgoing(method, uri, headers, content, Optional.of(duration));
    }

    /** With another method, and with content. */
    public Outgoing sending(String verb, Optional<Content> brought) {
        return new Outgoing(verb, uri, headers, brought, limit);
    }
}
