/** Tests of the fake's web server. */
@NullMarked
package dev.railsk.testing.cluster.internal.door;

import org.jspecify.annotations.NullMarked;
