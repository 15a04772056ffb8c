/**
 * A cluster in memory, to rehearse deploys against: an API server with server-side apply, and controllers on a virtual clock.
 *
 * <p>{@link dev.railsk.testing.cluster.FakeCluster} is the entry.
 */
@NullMarked
package dev.railsk.testing.cluster;

import org.jspecify.annotations.NullMarked;
