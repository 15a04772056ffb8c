package dev.railsk.cluster.internal.transport;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * An HTTP proxy, and how to be let through.
 *
 * @param authorization what the proxy wants to know of us
 */
public record ProxyAccess(InetSocketAddress address, Optional<Header> authorization) {}
