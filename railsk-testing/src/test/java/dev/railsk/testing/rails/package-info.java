/** The Rails of a fake cluster, beside a real one. */
@NullMarked
package dev.railsk.testing.rails;

import org.jspecify.annotations.NullMarked;
