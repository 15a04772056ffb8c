/** Where pods run and what they find there: nodes, neighbours, name resolution. */
@NullMarked
package dev.railsk.placement;

import org.jspecify.annotations.NullMarked;
