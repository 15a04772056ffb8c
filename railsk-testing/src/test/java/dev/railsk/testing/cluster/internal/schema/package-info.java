/** Where the fake's table of types comes from. */
@NullMarked
package dev.railsk.testing.cluster.internal.schema;

import org.jspecify.annotations.NullMarked;
