/** What a cluster does by itself: the controllers, as scripts on the virtual clock. */
@NullMarked
package dev.railsk.testing.cluster.internal.control;

import org.jspecify.annotations.NullMarked;
