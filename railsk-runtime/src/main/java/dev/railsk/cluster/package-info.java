/**
 * The port to a cluster: what a deploy needs of an API server, no more, as one interface with its own values and errors.
 *
 * <p>The Kubernetes client is imported here and in {@code internal} only.
 */
@NullMarked
package dev.railsk.cluster;

import org.jspecify.annotations.NullMarked;
