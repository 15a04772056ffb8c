/** The entry: define a Rails app and its environments, and render them. */
@NullMarked
package dev.railsk.app;

import org.jspecify.annotations.NullMarked;
