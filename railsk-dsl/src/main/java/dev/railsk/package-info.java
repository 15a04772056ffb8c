/** The words of a definition under one import; what they mean is said by the types that they hand back. */
@NullMarked
package dev.railsk;

import org.jspecify.annotations.NullMarked;
