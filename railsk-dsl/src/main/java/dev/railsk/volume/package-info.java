/** Storage that outlives a pod. */
@NullMarked
package dev.railsk.volume;

import org.jspecify.annotations.NullMarked;
