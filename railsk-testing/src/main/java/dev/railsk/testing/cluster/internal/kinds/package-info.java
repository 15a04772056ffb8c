/** One class for each kind of object: what the API server fills in, assigns, refuses and keeps from changing. */
@NullMarked
package dev.railsk.testing.cluster.internal.kinds;

import org.jspecify.annotations.NullMarked;
