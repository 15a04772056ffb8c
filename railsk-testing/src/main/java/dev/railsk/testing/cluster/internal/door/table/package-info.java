/** Objects as tables, as kubectl prints them. */
@NullMarked
package dev.railsk.testing.cluster.internal.door.table;

import org.jspecify.annotations.NullMarked;
