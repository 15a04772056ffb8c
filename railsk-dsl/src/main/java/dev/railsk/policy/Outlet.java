package dev.railsk.policy;

import java.util.List;

/**
 * Whom the app's pods may call, beside what follows from the definition.
 *
 * @param name what it is called in the definition
 * @param peer who it is
 * @param ports over which ports, by TCP
 */
public record Outlet(String name, Peer peer, List<Integer> ports) {
    public Outlet {
        ports = List.copyOf(ports);
    }
}
