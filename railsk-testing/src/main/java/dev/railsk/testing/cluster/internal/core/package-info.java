/** The parts of a fake cluster put together, and told of every change. */
@NullMarked
package dev.railsk.testing.cluster.internal.core;

import org.jspecify.annotations.NullMarked;
