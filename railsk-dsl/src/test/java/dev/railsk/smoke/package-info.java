/** Facts about smoke checks. */
@NullMarked
package dev.railsk.smoke;

import org.jspecify.annotations.NullMarked;
