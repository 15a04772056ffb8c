/** Tests of the fake's controllers. */
@NullMarked
package dev.railsk.testing.cluster.internal.control;

import org.jspecify.annotations.NullMarked;
