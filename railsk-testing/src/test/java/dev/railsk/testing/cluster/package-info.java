/** Tests of the fake cluster. */
@NullMarked
package dev.railsk.testing.cluster;

import org.jspecify.annotations.NullMarked;
