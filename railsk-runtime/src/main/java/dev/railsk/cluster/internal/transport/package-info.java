/** How bytes reach an API server and come back: a port, over the JDK's HTTP client or over a Kubernetes client's. */
@NullMarked
package dev.railsk.cluster.internal.transport;

import org.jspecify.annotations.NullMarked;
