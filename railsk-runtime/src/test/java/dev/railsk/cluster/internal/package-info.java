/** Tests of the parts. */
@NullMarked
package dev.railsk.cluster.internal;

import org.jspecify.annotations.NullMarked;
