/** What can be wrong with a definition: single problems with their place, and the exceptions that carry them. */
@NullMarked
package dev.railsk.problem;

import org.jspecify.annotations.NullMarked;
