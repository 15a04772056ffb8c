/** The one implementation of the port: HTTP through the Kubernetes client's transport, with our own paths, retries and errors. */
@NullMarked
package dev.railsk.cluster.internal;

import org.jspecify.annotations.NullMarked;
