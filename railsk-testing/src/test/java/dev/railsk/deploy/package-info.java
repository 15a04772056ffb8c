/** Whole deploys, rehearsed against the fake cluster. */
@NullMarked
package dev.railsk.deploy;

import org.jspecify.annotations.NullMarked;
