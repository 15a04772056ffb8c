/** A deploy portal in small: what a program does that has railsk inside. */
@NullMarked
package portal;

import org.jspecify.annotations.NullMarked;
