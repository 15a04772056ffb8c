/** Server-side apply: who owns which field, how objects are merged, and what is removed. Pure functions over plain values. */
@NullMarked
package dev.railsk.testing.cluster.internal.apply;

import org.jspecify.annotations.NullMarked;
