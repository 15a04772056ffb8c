/** Checked quantities: processor time, memory, and what a container asks for and may use. */
@NullMarked
package dev.railsk.quantity;

import org.jspecify.annotations.NullMarked;
