/** The fake cluster over HTTP, for the Kubernetes client. */
@NullMarked
package dev.railsk.testing.cluster.internal.door;

import org.jspecify.annotations.NullMarked;
