/** Apps that the world knows, in railsk's words, and how far they say what their charts say. */
@NullMarked
package dev.railsk.charts;

import org.jspecify.annotations.NullMarked;
