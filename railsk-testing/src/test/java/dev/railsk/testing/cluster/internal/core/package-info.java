/** Tests of what the parts of the fake do together. */
@NullMarked
package dev.railsk.testing.cluster.internal.core;

import org.jspecify.annotations.NullMarked;
