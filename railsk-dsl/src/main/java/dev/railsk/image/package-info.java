/** Which image runs: a repository, and the build in it. */
@NullMarked
package dev.railsk.image;

import org.jspecify.annotations.NullMarked;
