/** Text files that a definition takes from the class path. */
@NullMarked
package dev.railsk.text;

import org.jspecify.annotations.NullMarked;
