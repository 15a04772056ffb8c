/** Parts of the preflight that need no cluster. */
@NullMarked
package dev.railsk.deploy.internal.preflight;

import org.jspecify.annotations.NullMarked;
