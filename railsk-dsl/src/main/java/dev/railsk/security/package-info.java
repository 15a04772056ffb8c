/** Who pods run as, and what they are denied. */
@NullMarked
package dev.railsk.security;

import org.jspecify.annotations.NullMarked;
