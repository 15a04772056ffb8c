/** What the processes in a fake cluster's containers do, where a test says more of them than how they end. */
@NullMarked
package dev.railsk.testing.process;

import org.jspecify.annotations.NullMarked;
