/** How traffic reaches the web workload: ports, the service, and the ingress that exposes it. */
@NullMarked
package dev.railsk.network;

import org.jspecify.annotations.NullMarked;
