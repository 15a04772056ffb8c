/** Health checks: what is asked of a container, and how patiently. */
@NullMarked
package dev.railsk.probe;

import org.jspecify.annotations.NullMarked;
